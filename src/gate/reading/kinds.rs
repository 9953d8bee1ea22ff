//! What a number of another kind is, in words, for the finding that says so.

use crate::quantity::Quantity;

/// "an amount of data", "a length of time" …
#[must_use]
pub fn kind_of(quantity: &Quantity) -> &'static str {
    if quantity.is_time() {
        "a length of time"
    } else if quantity.is_data_rate() {
        "an amount of data per time"
    } else if quantity.is_data() {
        "an amount of data"
    } else if quantity.is_rate() {
        "a load"
    } else if quantity.is_money() || quantity.is_money_rate() {
        "an amount of money"
    } else if quantity.is_ratio() {
        "a share"
    } else {
        "a number of things"
    }
}
