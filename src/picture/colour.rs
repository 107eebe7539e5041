//! Colours: what the numbers of a picture mean (ICC profiles, ITU-T H.273, PNG), and the same
//! colours in sRGB, which browsers take for granted where nothing is said.

use image::DynamicImage;
use moxcms::{
    Chromaticity, CicpProfile, ColorPrimaries, ColorProfile, DataColorSpace, Layout, ToneReprCurve,
    TransformOptions,
};

/// What a file says of its colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Nothing: sRGB.
    Unsaid,
    /// An ICC profile.
    Profile(Vec<u8>),
    /// Numbers of H.273: primaries, transfer, matrix, range.
    Coded([u8; 4]),
    /// Gamma, and the places of white, red, green and blue, each times 100,000 (PNG).
    Measured(u32, Vec<u32>),
}

/// Colours that are not those of sRGB.
pub(super) struct Wide(Box<ColorProfile>);

impl Colours {
    /// The colours of a picture, where they are to be converted; a fault where they cannot be
    /// understood.
    pub(super) fn wide(&self) -> Result<Option<Wide>, ()> {
        let profile = match self {
            Self::Unsaid => return Ok(None),
            Self::Profile(bytes) => ColorProfile::new_from_slice(bytes).map_err(|_| ())?,
            Self::Coded(numbers) => coded(*numbers).ok_or(())?,
            Self::Measured(gamma, places) => measured(*gamma, places).ok_or(())?,
        };
        if !matches!(profile.color_space, DataColorSpace::Rgb | DataColorSpace::Gray) {
            // Inks: decoders have made red, green and blue of them, as browsers do.
            return Ok(None);
        }
        let wide = Wide(Box::new(profile));
        let plain = wide.is_plain().ok_or(())?;
        Ok((!plain).then_some(wide))
    }
}

fn coded([primaries, transfer, matrix, range]: [u8; 4]) -> Option<ColorProfile> {
    let cicp = CicpProfile {
        color_primaries: primaries.try_into().ok()?,
        transfer_characteristics: transfer.try_into().ok()?,
        matrix_coefficients: matrix.try_into().ok()?,
        full_range: range != 0,
    };
    // Other curves are for brighter screens than a phone has.
    let known = matches!(transfer, 1 | 4..=6 | 8 | 13..=15);
    let primaries: Result<ColorPrimaries, _> = cicp.color_primaries.try_into();
    if !known || primaries.is_err() {
        return None;
    }
    let mut profile = ColorProfile::new_srgb();
    // What it answers is not whether it did so.
    let _answer = profile.update_rgb_colorimetry_from_cicp(cicp);
    Some(profile)
}

fn measured(gamma: u32, places: &[u32]) -> Option<ColorProfile> {
    let mut profile = ColorProfile::new_srgb();
    if let [white_x, white_y, red_x, red_y, green_x, green_y, blue_x, blue_y] = places {
        let place = |x: &u32, y: &u32| Chromaticity { x: *x as f32 / 1e5, y: *y as f32 / 1e5 };
        let primaries = ColorPrimaries {
            red: place(red_x, red_y),
            green: place(green_x, green_y),
            blue: place(blue_x, blue_y),
        };
        profile.update_rgb_colorimetry(place(white_x, white_y).to_xyyb(), primaries);
    }
    // 45455 is how sRGB is written, which has a curve of its own.
    if gamma == 0 {
        return None;
    }
    if gamma != 45_455 {
        let curve = ToneReprCurve::Parametric(vec![1e5 / gamma as f32]);
        profile.red_trc = Some(curve.clone());
        profile.green_trc = Some(curve.clone());
        profile.blue_trc = Some(curve);
    }
    profile.cicp = None;
    Some(profile)
}

impl Wide {
    fn is_gray(&self) -> bool {
        self.0.color_space == DataColorSpace::Gray
    }

    fn converted(&self, source: &[u8], from: Layout, to: Layout) -> Option<Vec<u8>> {
        let (channels, wanted) = (from.channels(), to.channels());
        let mut target = vec![0; source.len() / channels * wanted];
        let srgb = ColorProfile::new_srgb();
        let transform =
            self.0.create_transform_8bit(from, &srgb, to, TransformOptions::default()).ok()?;
        transform.transform(source, &mut target).ok()?;
        Some(target)
    }

    /// Whether it shows what sRGB shows, but for what nobody sees.
    fn is_plain(&self) -> Option<bool> {
        const STEPS: [u8; 6] = [0, 51, 102, 153, 204, 255];
        let same = |before: &[u8], after: &[u8]| {
            before.iter().zip(after).all(|(before, after)| before.abs_diff(*after) <= 2)
        };
        if self.is_gray() {
            let shown = self.converted(&STEPS, Layout::Gray, Layout::Rgb)?;
            let wanted: Vec<u8> = STEPS.iter().flat_map(|step| [*step; 3]).collect();
            return Some(same(&wanted, &shown));
        }
        let pairs = STEPS.iter().flat_map(|red| STEPS.iter().map(move |green| (red, green)));
        let all: Vec<u8> = pairs
            .flat_map(|(red, green)| STEPS.iter().flat_map(move |blue| [*red, *green, *blue]))
            .collect();
        Some(same(&all, &self.converted(&all, Layout::Rgb, Layout::Rgb)?))
    }

    /// `image` in sRGB, of 8 bits.
    pub(super) fn to_srgb(&self, image: &DynamicImage) -> Option<DynamicImage> {
        let (width, height) = (image.width(), image.height());
        let opaque = !image.color().has_alpha();
        let gray = !image.color().has_color();
        if self.is_gray() && !gray {
            // A profile of another picture.
            return None;
        }
        let (source, from) = match (self.is_gray(), opaque) {
            (true, true) => (image.to_luma8().into_raw(), Layout::Gray),
            (true, false) => (image.to_luma_alpha8().into_raw(), Layout::GrayAlpha),
            (false, true) => (image.to_rgb8().into_raw(), Layout::Rgb),
            (false, false) => (image.to_rgba8().into_raw(), Layout::Rgba),
        };
        if opaque {
            let target = self.converted(&source, from, Layout::Rgb)?;
            image::RgbImage::from_raw(width, height, target).map(DynamicImage::ImageRgb8)
        } else {
            let target = self.converted(&source, from, Layout::Rgba)?;
            image::RgbaImage::from_raw(width, height, target).map(DynamicImage::ImageRgba8)
        }
    }
}
