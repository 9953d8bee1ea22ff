//! What arithmetic says of a queue that fills and drains, without looking at each second.

/// What waits when the outage is over, if every request was kept.
#[must_use]
pub fn backlog(rate: f64, length: f64) -> f64 {
    rate * length
}

/// Seconds until what waited is worked off, while new requests go on arriving. None where
/// nothing is to spare: then it never is.
#[must_use]
pub fn drain(backlog: f64, rate: f64, capacity: f64) -> Option<f64> {
    (capacity > rate).then(|| backlog / (capacity - rate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_check_comes_out_to_the_digit() {
        let waiting = backlog(500.0, 600.0);
        assert!((waiting - 300_000.0).abs() < 1e-9);
        assert!((drain(waiting, 500.0, 800.0).unwrap() - 1_000.0).abs() < 1e-9);
    }

    #[test]
    fn without_spare_capacity_it_never_drains() {
        assert_eq!(drain(100.0, 500.0, 500.0), None);
    }
}
