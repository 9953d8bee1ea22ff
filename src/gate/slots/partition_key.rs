//! The key that data is split by.

use super::{Look, Seen, Slot};
use crate::gate::reading::Mark;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "partition_key",
    reason: "The key decides which queries stay on one node and which node gets hot.",
    finds: &[
        "partition by tenant_id",
        "shard key: device_id",
        "partition key = video_id",
        "hash of customer_id is the partition key",
        "we shard on order_id",
        "split per customer",
    ],
    leaves: &["does not fit, 40 TB", "no, because of 80k writes/s", "we need sharding", "sharding will help"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    for hit in line.of("partitions") {
        let leads = matches!(
            line.word(hit.end()),
            "by" | "on" | "of" | "per" | "is" | "over" | "across" | "via" | "using" | "the"
        ) || hit.base.ends_with(" by")
            || hit.base.ends_with(" on")
            || hit.base.ends_with(" of")
            || hit.base.ends_with("key");
        let from = hit.end();
        let to = (from + 5).min(line.words.len());
        let key = (from..to).find(|&word| {
            line.is_content(word)
                && !line.has_hit(word, &["partitions", "own_pieces", "fits"])
                && !line.is_measured(word)
        });
        if let Some(key) =
            key.filter(|&key| leads && (from..key).all(|word| !line.marks[word].any(Mark::SUBORDINATOR)))
        {
            return vec![Seen::words(line.span(key..key + 1))];
        }
        // "tenant_id as partition key", "customer_id is the shard key".
        let before = hit.base.ends_with("key").then(|| {
            (hit.first.saturating_sub(4)..hit.first).rev().find(|&word| {
                line.is_content(word) && line.word(word).contains('_')
                    || line.word(word).ends_with("id") && line.word(word) != "id"
            })
        });
        if let Some(key) = before.flatten() {
            return vec![Seen::words(line.span(key..key + 1))];
        }
    }
    Vec::new()
}
