//! GeoJSON (RFC 7946): events as features, those in a known place as points.

use super::Format;
use crate::error::Result;
use crate::folder::Folder;
use crate::job::{Job, Report};
use crate::lines::Members;
use crate::words;
use serde_json::{Value, json};

/// The format.
pub static FORMAT: Format = Format {
    name: "geojson",
    label: "GeoJSON",
    what: "events as points on a map; those without a known place have no geometry",
    file: "events.geojson",
    media: "application/geo+json",
    several: false,
    subscribed: false,
    write,
};

/// Whose coordinates they are.
const ATTRIBUTION: &str = "Coordinates of places: GeoNames (geonames.org), CC BY 4.0";

fn write(job: &Job, folder: &Folder) -> Result<Report> {
    let before = format!("{{\"type\":\"FeatureCollection\",\"attribution\":{},\"features\":[", json!(ATTRIBUTION));
    let mut features = Members::new(folder.file(FORMAT.file)?, &before)?;
    let mut nowhere = 0;
    job.each(|shown, event| {
        let (state, place) = event.place();
        // A state alone is no point: its capital would say more than anybody did.
        let at = state.zip(place).and_then(|(state, place)| job.gazetteer.place(state, place));
        nowhere += usize::from(at.is_none());
        let geometry = at.map_or(Value::Null, |(lon, lat)| json!({ "type": "Point", "coordinates": [lon, lat] }));
        let first = event.claims.first();
        features.write(&json!({
            "type": "Feature",
            "id": shown.event_id,
            "geometry": geometry,
            "properties": {
                "name": words::headline(job.gazetteer, shown),
                "kind": shown.kind,
                "status": shown.status,
                "when": shown.when,
                "actors": shown.actors,
                "recipients": shown.recipients,
                "people": shown.people,
                "stage": shown.stage,
                "title": shown.title,
                "state": state,
                "place": place,
                "support": shown.support,
                "reports": shown.reports,
                "quote": shown.quote,
                "outlet": first.map(|c| c.paper.outlet.as_str()),
                "url": first.and_then(|c| words::address(c.paper.url.as_deref()?)),
                "page": job.page(event),
            },
        }))
    })?;
    let count = features.count;
    features.close("]}\n")?;
    let mut report = Report::of(count, "events");
    if nowhere > 0 {
        report.notes.push(format!("{nowhere} of them have no geometry: their place is not told, or not known"));
    }
    Ok(report)
}
