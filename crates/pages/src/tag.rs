//! Names of elements, as far as a rule speaks of them.

macro_rules! tags {
    ($($tag:ident $name:literal),* $(,)?) => {
        /// The name of an element.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Tag { $($tag),*, Other }

        impl Tag {
            /// How many there are.
            pub const COUNT: usize = Tag::Other as usize + 1;

            /// The tag of a name, in whatever case.
            pub fn of(name: &str) -> Tag {
                let mut lower = [0; 16];
                let Some(lower) = lower.get_mut(..name.len()) else { return Tag::Other };
                lower.copy_from_slice(name.as_bytes());
                lower.make_ascii_lowercase();
                match std::str::from_utf8(lower).unwrap_or_default() { $($name => Tag::$tag,)* _ => Tag::Other }
            }
        }
    };
}

tags! {
    A "a", P "p", Div "div", Span "span", Li "li", Ul "ul", Ol "ol", Img "img", Br "br", Script "script", Style "style",
    Meta "meta", Link "link", Title "title", Html "html", Head "head", Body "body", H1 "h1", H2 "h2", H3 "h3", H4 "h4",
    H5 "h5", H6 "h6", Article "article", Section "section", Main "main", Header "header", Footer "footer", Nav "nav",
    Aside "aside", Figure "figure", Figcaption "figcaption", Picture "picture", Source "source", Video "video",
    Audio "audio", Iframe "iframe", Object "object", Embed "embed", Canvas "canvas", Svg "svg", Math "math",
    Noscript "noscript", Template "template", Textarea "textarea", Form "form", Input "input", Button "button",
    Select "select", Option "option", Optgroup "optgroup", Label "label", Fieldset "fieldset", Legend "legend",
    Dialog "dialog", Menu "menu", Table "table", Caption "caption", Thead "thead", Tbody "tbody", Tfoot "tfoot",
    Tr "tr", Td "td", Th "th", Col "col", Colgroup "colgroup", Dl "dl", Dt "dt", Dd "dd", Blockquote "blockquote",
    Pre "pre", Hr "hr", Address "address", Center "center", Details "details", Summary "summary", Hgroup "hgroup",
    Time "time", B "b", Strong "strong", I "i", Em "em", U "u", S "s", Sup "sup", Sub "sub", Small "small", Font "font",
    Q "q", Cite "cite", Mark "mark", Abbr "abbr", Code "code", Wbr "wbr", Area "area", Base "base", Param "param",
    Track "track", Applet "applet", Xmp "xmp", Noembed "noembed", Noframes "noframes", Frameset "frameset", Frame "frame",
    Rp "rp", Rt "rt", Del "del", Search "search",
}

impl Tag {
    /// Has no content and no end.
    pub fn is_void(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Img | Br | Meta | Link | Source | Embed | Input | Hr | Col | Wbr | Area | Base | Param | Track | Frame
        )
    }

    /// Holds characters, no markup.
    pub fn is_raw(self) -> bool {
        use Tag::*;
        matches!(self, Script | Style | Title | Textarea | Iframe | Xmp | Noembed | Noframes)
    }

    /// Stands within a line of text.
    pub fn is_inline(self) -> bool {
        use Tag::*;
        matches!(
            self,
            A | Span
                | B
                | Strong
                | I
                | Em
                | U
                | S
                | Sup
                | Sub
                | Small
                | Font
                | Q
                | Cite
                | Mark
                | Abbr
                | Code
                | Time
                | Label
                | Del
                | Wbr
                | Img
                | Rp
                | Rt
                | Other
        )
    }

    /// Ends an open paragraph by beginning.
    pub fn ends_paragraph(self) -> bool {
        use Tag::*;
        matches!(
            self,
            P | Div
                | Ul
                | Ol
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Article
                | Section
                | Main
                | Header
                | Footer
                | Nav
                | Aside
                | Figure
                | Figcaption
                | Form
                | Fieldset
                | Dialog
                | Menu
                | Table
                | Dl
                | Blockquote
                | Pre
                | Hr
                | Address
                | Center
                | Details
                | Summary
                | Hgroup
                | Search
                | Li
                | Dt
                | Dd
        )
    }

    /// May stand in a head; anything else ends it.
    pub fn in_head(self) -> bool {
        use Tag::*;
        matches!(self, Meta | Link | Title | Script | Style | Base | Noscript | Template | Head | Html)
    }

    /// A wall that no end tag from inside reaches over.
    pub fn is_scope(self) -> bool {
        use Tag::*;
        matches!(self, Table | Td | Th | Caption | Object | Applet | Template | Html)
    }

    /// `h1` is 1.
    pub fn heading(self) -> Option<u8> {
        use Tag::*;
        match self {
            H1 => Some(1),
            H2 => Some(2),
            H3 => Some(3),
            H4 => Some(4),
            H5 => Some(5),
            H6 => Some(6),
            _ => None,
        }
    }
}
