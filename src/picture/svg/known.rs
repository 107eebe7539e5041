//! What a drawing may hold (SVG 2, Filter Effects, CSS Masking). What is in none of these lists
//! does not go out.

/// Elements that draw, or say how to.
const ELEMENTS: &str = "\
    a circle clipPath defs ellipse feBlend feColorMatrix feComponentTransfer feComposite \
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood \
    feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology \
    feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter g image line \
    linearGradient marker mask path pattern polygon polyline radialGradient rect stop style svg \
    switch symbol text textPath tspan use view";

/// Elements of SVG that draw nothing in any browser: words, and what drawing programs use
/// themselves.
const SILENT: &str = "\
    color-profile cursor desc font metadata solidColor solidcolor title";

/// Attributes that are numbers, names of ways, and the like: no browser reads an address in them.
const FIGURES: &str = "\
    amplitude azimuth baseFrequency bias clipPathUnits cx cy d diffuseConstant divisor dx dy \
    edgeMode elevation exponent filterUnits fr fx fy gradientTransform gradientUnits height in \
    in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength lang lengthAdjust limitingConeAngle \
    markerHeight markerUnits markerWidth maskContentUnits maskUnits method mode numOctaves \
    offset operator order orient pathLength patternContentUnits patternTransform patternUnits \
    points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r \
    radius refX refY result rotate rx ry scale seed side slope spacing specularConstant \
    specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale \
    systemLanguage tableValues targetX targetY textLength transform type values viewBox width x \
    x1 x2 xChannelSelector y y1 y2 yChannelSelector z";

/// Attributes that say nothing, of anybody, and change nothing.
const IDLE: &str = "\
    baseProfile contentScriptType contentStyleType crossorigin decoding enable-background \
    focusable media requiredExtensions requiredFeatures role tabindex version zoomAndPan";

/// Properties of styles; as attributes too, where a browser takes them so.
const PROPERTIES: &str = "\
    alignment-baseline background background-color baseline-shift clip clip-path clip-rule color \
    color-interpolation color-interpolation-filters color-rendering color-scheme cx cy d \
    direction display dominant-baseline fill fill-opacity fill-rule filter flood-color \
    flood-opacity font font-family font-feature-settings font-kerning font-optical-sizing \
    font-size font-size-adjust font-stretch font-style font-synthesis font-variant \
    font-variant-alternates font-variant-caps font-variant-east-asian font-variant-ligatures \
    font-variant-numeric font-variant-position font-variation-settings font-weight font-width \
    glyph-orientation-horizontal glyph-orientation-vertical height image-rendering inline-size \
    isolation kerning letter-spacing lighting-color line-height margin marker marker-end \
    marker-mid marker-start mask mask-border mask-clip mask-composite mask-image mask-mode \
    mask-origin mask-position mask-repeat mask-size mask-type mix-blend-mode opacity outline \
    overflow overflow-x overflow-y padding paint-order pointer-events quotes r rx ry \
    shape-inside shape-margin shape-padding shape-rendering shape-subtract stop-color \
    stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin \
    stroke-miterlimit stroke-opacity stroke-width text-align text-align-last text-anchor \
    text-combine-upright text-decoration text-decoration-color text-decoration-line \
    text-decoration-skip-ink text-decoration-style text-decoration-thickness text-indent \
    text-orientation text-overflow text-rendering text-shadow text-size-adjust text-transform \
    text-underline-offset text-underline-position transform transform-box transform-origin \
    transform-style unicode-bidi vector-effect visibility white-space width word-break \
    word-spacing writing-mode x y";

/// Functions in values, but for `url`. None takes an address.
const FUNCTIONS: &str = "\
    abs acos asin atan atan2 blur brightness calc circle clamp color color-mix conic-gradient \
    contrast cos device-cmyk drop-shadow ellipse exp grayscale hsl hsla hue-rotate hwb hypot \
    icc-color inset invert lab lch light-dark linear-gradient log matrix matrix3d max min mod \
    oklab oklch opacity path perspective polygon pow radial-gradient rect rem \
    repeating-conic-gradient repeating-linear-gradient repeating-radial-gradient rgb rgba rotate \
    rotate3d rotatex rotatey rotatez round saturate scale scale3d scalex scaley scalez sepia \
    sign sin skew skewx skewy sqrt tan translate translate3d translatex translatey translatez \
    var xywh";

/// Pseudo-classes that take something in brackets.
const SELECTORS: &str = "\
    dir has is lang not nth-child nth-last-child nth-last-of-type nth-of-type where";

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// It goes out under this name.
    Kept(&'static str),
    /// It draws nothing, and is left out with all that is in it.
    Silent,
    /// It acts, or is not known.
    Refused,
}

pub(super) fn element(name: &str) -> Element {
    match listed(ELEMENTS, name) {
        Some(name) => Element::Kept(name),
        None if listed(SILENT, name).is_some() => Element::Silent,
        None => Element::Refused,
    }
}

/// What the value of an attribute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    /// Numbers and words.
    Figures(&'static str),
    /// That of a property.
    Style(&'static str),
    /// It may go without a word.
    Idle,
    Unknown,
}

pub(super) fn attribute(name: &str) -> Attribute {
    // A transform as an attribute is older than CSS, and may leave its units out.
    if let Some(name) = listed(FIGURES, name) {
        return Attribute::Figures(name);
    }
    match listed(PROPERTIES, name) {
        Some(name) => Attribute::Style(name),
        None if listed(IDLE, name).is_some() => Attribute::Idle,
        None => Attribute::Unknown,
    }
}

/// The name of a property, in any case.
pub(super) fn property(name: &str) -> Option<&'static str> {
    listed(PROPERTIES, &name.to_ascii_lowercase())
}

pub(super) fn function(name: &str) -> Option<&'static str> {
    listed(FUNCTIONS, &name.to_ascii_lowercase())
}

pub(super) fn selector(name: &str) -> Option<&'static str> {
    listed(SELECTORS, &name.to_ascii_lowercase())
}

/// Whether `value` is made of letters and digits, and of signs that stand between numbers: no
/// address is.
pub(super) fn is_figures(value: &str) -> bool {
    value.chars().all(|c| c.is_alphanumeric() || c.is_ascii_whitespace() || "+-.,%()_".contains(c))
}

/// Where an element may name another: not what lies elsewhere, and no link to be followed.
pub(super) fn may_refer(element: &str) -> bool {
    matches!(
        element,
        "use" | "linearGradient" | "radialGradient" | "pattern" | "textPath" | "feImage" | "filter"
    )
}

/// Whether an element may show a picture that is written into its address.
pub(super) fn may_embed(element: &str) -> bool {
    matches!(element, "image" | "feImage")
}

/// Whether the text in an element is drawn.
pub(super) fn has_text(element: &str) -> bool {
    matches!(element, "text" | "tspan" | "textPath")
}

fn listed(list: &'static str, name: &str) -> Option<&'static str> {
    list.split(' ').find(|known| *known == name)
}
