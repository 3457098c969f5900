//! Equal Earth, in the units of `land/land.path` (`land/convert.mjs` made it by the same formula).

const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
/// Width of the world.
pub const WIDTH: f64 = 3600.0;

fn raw(longitude: f64, latitude: f64) -> (f64, f64) {
    let root = 3_f64.sqrt();
    let t = (root / 2.0 * latitude.to_radians().sin()).asin();
    let (t2, t6) = (t * t, t.powi(6));
    let below = 9.0 * A[3] * t6 * t2 + 7.0 * A[2] * t6 + 3.0 * A[1] * t2 + A[0];
    (2.0 * root * longitude.to_radians() * t.cos() / (3.0 * below), t * (A[3] * t6 * t2 + A[2] * t6 + A[1] * t2 + A[0]))
}

/// A point of the earth in the drawing.
pub fn project((longitude, latitude): (f64, f64)) -> (f64, f64) {
    let scale = WIDTH / (2.0 * raw(180.0, 0.0).0);
    let (x, y) = raw(longitude, latitude);
    (WIDTH / 2.0 + x * scale, (raw(0.0, 90.0).1 - y) * scale)
}

#[cfg(test)]
mod tests {
    use super::project;

    #[test]
    fn the_middle_is_the_middle() {
        let (x, y) = project((0.0, 0.0));
        assert!((x - 1800.0).abs() < 0.1 && (y - 876.0).abs() < 1.0, "{x} {y}");
        assert!(project((-180.0, 0.0)).0.abs() < 0.1 && project((0.0, 90.0)).1.abs() < 0.1);
    }
}
