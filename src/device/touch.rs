//! The touch panel in the rules of udev: which screen it belongs to, and what libinput makes of its touches.

use super::{Device, Rotation};

/// The first two rows of a matrix that takes a touch on the panel, from 0 to 1 in both directions, to the picture.
pub type Matrix = [[i8; 3]; 2];

const AS_IT_IS: Matrix = [[1, 0, 0], [0, 1, 0]];

/// For a display server that turns the picture and not the touches, as X does.
pub fn matrix(rotation: Rotation) -> Matrix {
    match rotation {
        Rotation::Normal => AS_IT_IS,
        Rotation::Right => [[0, -1, 1], [1, 0, 0]],
        Rotation::UpsideDown => [[-1, 0, 1], [0, -1, 1]],
        Rotation::Left => [[0, 1, 0], [-1, 0, 1]],
    }
}

/// Which way `xrandr --rotate` has to turn the picture: against the way that the screen was turned.
fn xrandr(rotation: Rotation) -> &'static str {
    match rotation {
        Rotation::Normal => "normal",
        Rotation::Right => "left",
        Rotation::UpsideDown => "inverted",
        Rotation::Left => "right",
    }
}

/// For a file like `/etc/udev/rules.d/70-waitwise-touch.rules`.
pub fn rules(device: &Device) -> String {
    let found = match &device.touch {
        Some(name) => format!("ENV{{ID_INPUT_TOUCHSCREEN}}==\"1\", ATTRS{{name}}==\"{}\"", literal(name)),
        None => "ENV{ID_INPUT_TOUCHSCREEN}==\"1\"".to_owned(),
    };
    let rule = |sets: &str| format!("ACTION!=\"remove\", SUBSYSTEM==\"input\", KERNEL==\"event*\", {found}, {sets}");
    let calibration = |matrix: Matrix| {
        let numbers: Vec<String> = matrix.iter().flatten().map(ToString::to_string).collect();
        rule(&format!("ENV{{LIBINPUT_CALIBRATION_MATRIX}}=\"{}\"", numbers.join(" ")))
    };
    let mut lines = Vec::new();
    if let Some(output) = &device.output {
        lines.push(rule(&format!("ENV{{WL_OUTPUT}}=\"{output}\"")));
    }
    lines.push(
        "# Weston turns touches together with the picture (waitwise device FILE weston): once is enough.".to_owned(),
    );
    lines.push(calibration(AS_IT_IS));
    lines.push(format!("# Under X, with xrandr --rotate {}, this line instead:", xrandr(device.rotation)));
    lines.push(format!("#{}", calibration(matrix(device.rotation))));
    lines.push(String::new());
    lines.join("\n")
}

/// udev takes some letters for patterns; one of any kind stands for each of them.
fn literal(name: &str) -> String {
    name.replace(['*', '[', ']', '|'], "?")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touched(rotation: Rotation, x: i8, y: i8) -> (i8, i8) {
        let [across, down] = matrix(rotation).map(|[by_x, by_y, and]| by_x * x + by_y * y + and);
        (across, down)
    }

    /// The panel's own corners: (0, 0) is where its picture begins when it hangs as it was made.
    #[test]
    fn the_corner_that_is_up_and_left_for_the_patient_is_where_the_picture_begins() {
        for (rotation, corner) in [
            (Rotation::Normal, (0, 0)),
            // Turned clockwise, its lower left corner is up and left.
            (Rotation::Right, (0, 1)),
            (Rotation::UpsideDown, (1, 1)),
            // Turned the other way, its upper right corner is.
            (Rotation::Left, (1, 0)),
        ] {
            assert_eq!(touched(rotation, corner.0, corner.1), (0, 0), "{rotation:?}");
        }
    }

    #[test]
    fn four_corners_stay_four_corners() {
        for rotation in Rotation::ALL {
            let corners = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(x, y)| touched(rotation, x, y));
            let mut sorted = corners.to_vec();
            sorted.sort_unstable();
            assert_eq!(sorted, [(0, 0), (0, 1), (1, 0), (1, 1)], "{rotation:?}");
        }
    }
}
