//! The input thread: waits for the terminal without a timeout, reads all that is there,
//! and hands it over in one piece. It can be parked, so that an editor gets the keys.
//! Beside it a watcher that notices when the terminal goes away, whether it is read or not.

use std::io::{self, PipeReader, PipeWriter, Read as _, Write as _};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags};
use rustix::io::Errno;
use rustix::stdio::stdin;

use super::decode::{Decoder, Input};
use super::run::Heard;

/// Bytes read at once.
const BUFFER: usize = 16 * 1024;
/// A read that gives less than this has left nothing behind.
const FULL: usize = 1024;

/// A handle on the input thread.
#[derive(Debug)]
pub struct InputThread {
    wake: PipeWriter,
    orders: Sender<Order>,
    parked: Receiver<()>,
}

enum Order {
    Park,
    GoOn,
}

impl InputThread {
    /// Starts the thread and the watcher.
    ///
    /// # Errors
    /// Where the system has no threads to spare.
    pub fn start(heard: &Sender<Heard>) -> io::Result<Self> {
        let (woken, wake) = io::pipe()?;
        let (orders, inbox) = channel();
        let (parking, parked) = channel();
        let to_loop = heard.clone();
        std::thread::Builder::new()
            .name("input".to_owned())
            .spawn(move || listen(&woken, &inbox, &parking, &to_loop))?;
        let to_loop = heard.clone();
        std::thread::Builder::new().name("watcher".to_owned()).spawn(move || watch(&to_loop))?;
        Ok(Self { wake, orders, parked })
    }

    /// Parks the thread, and waits until it is.
    pub fn park(&self) {
        let _ = self.orders.send(Order::Park);
        let _ = (&self.wake).write(&[0]);
        let _ = self.parked.recv_timeout(Duration::from_millis(200));
    }

    /// Lets it go on.
    pub fn go_on(&self) {
        let _ = self.orders.send(Order::GoOn);
    }
}

/// Waits for keys or for an order.
fn listen(mut woken: &PipeReader, inbox: &Receiver<Order>, parking: &Sender<()>, heard: &Sender<Heard>) {
    let mut decoder = Decoder::default();
    loop {
        let tty = stdin();
        let mut fds = [PollFd::new(&tty, PollFlags::IN), PollFd::new(woken, PollFlags::IN)];
        match rustix::event::poll(&mut fds, None) {
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(_) => return,
        }
        let (on_tty, on_pipe) = (fds[0].revents(), fds[1].revents());
        if !on_pipe.is_empty() {
            let _ = woken.read(&mut [0; 16]);
            while let Ok(order) = inbox.try_recv() {
                if matches!(order, Order::Park) {
                    let _ = parking.send(());
                    while !matches!(inbox.recv(), Ok(Order::GoOn) | Err(_)) {}
                }
            }
            continue;
        }
        if on_tty.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return;
        }
        let Some(batch) = read_all(&mut decoder) else { return };
        if !batch.is_empty() && heard.send(Heard::Input(batch)).is_err() {
            return;
        }
    }
}

/// Reads all that waits. None where the terminal is at its end.
fn read_all(decoder: &mut Decoder) -> Option<Vec<Input>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; BUFFER];
    loop {
        match rustix::io::read(stdin(), &mut buffer) {
            Ok(0) => return None,
            Ok(n) => {
                bytes.extend_from_slice(&buffer[..n]);
                // A terminal hands over all it has, as far as it fits.
                if n < FULL || !waits() {
                    return Some(decoder.read(&bytes, Instant::now()));
                }
            }
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => return Some(decoder.read(&bytes, Instant::now())),
            Err(_) => return None,
        }
    }
}

/// Whether more can be read at once.
fn waits() -> bool {
    let tty = stdin();
    let mut fds = [PollFd::new(&tty, PollFlags::IN)];
    let none = rustix::event::Timespec { tv_sec: 0, tv_nsec: 0 };
    matches!(rustix::event::poll(&mut fds, Some(&none)), Ok(1)) && fds[0].revents().contains(PollFlags::IN)
}

/// Says when the terminal is gone.
fn watch(heard: &Sender<Heard>) {
    loop {
        let tty = stdin();
        // No events are asked for: a hang-up is always told.
        let mut fds = [PollFd::new(&tty, PollFlags::empty())];
        match rustix::event::poll(&mut fds, None) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(_) => return,
        }
        if fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            let _ = heard.send(Heard::TerminalGone);
            return;
        }
    }
}
