//! All recipes of a site, put together: the one place to see every file that comes out.

use std::sync::Arc;

use crate::assets;
use crate::diag::Sink;
use crate::pages::{self, Context};
use crate::plan::Plan;
use crate::site::Site;
use crate::theme::Engine;

/// The plan of a site: assets, pages of every language, and what search engines read.
pub fn edition(site: Arc<Site>, sink: &mut Sink) -> Plan {
    let assets = Arc::new(assets::prepare(&site, sink));
    let engine = Engine::new(&site, &assets, sink);
    let mut plan = Plan::new();
    for asset in assets.all() {
        let bytes = Arc::clone(&asset.bytes);
        // Two files of one name and content are one route.
        let _fresh = plan.add(asset.route.clone(), move |_| Ok(Arc::clone(&bytes)));
    }
    let context = Arc::new(Context::new(site, assets, engine));
    pages::contribute(&context, &mut plan, sink);
    plan
}
