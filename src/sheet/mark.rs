//! A small drawing in one colour beside words: it tells a reader who sees it nothing that the words don't say.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder};
use krilla::paint::{Fill, FillRule};

/// The path of an SVG of one colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    steps: Vec<Step>,
    /// Of the square that the path lies in.
    side: f32,
    colour: [u8; 3],
}

type Point = (f32, f32);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Move(Point),
    Line(Point),
    Quad(Point, Point),
    Cubic(Point, Point, Point),
    Close,
}

impl Mark {
    /// Reads what the drawings of the house are made of: `M`, `l`, `q`, `c` and `z`. `None` for any other path.
    pub fn of(path: &str, side: f32, colour: [u8; 3]) -> Option<Self> {
        let mut steps = Vec::new();
        let mut pen = (0.0, 0.0);
        for command in commands(path) {
            let (letter, numbers) = command.split_at_checked(1)?;
            let numbers = numbers_in(numbers)?;
            let points: Vec<Point> =
                numbers.chunks_exact(2).filter_map(|xy| Some((*xy.first()?, *xy.get(1)?))).collect();
            let from = |pen: Point, at: &Point| (pen.0 + at.0, pen.1 + at.1);
            match (letter, points.as_slice()) {
                ("M", [at]) => {
                    pen = *at;
                    steps.push(Step::Move(pen));
                }
                ("l", points) => steps.extend(points.iter().map(|by| {
                    pen = from(pen, by);
                    Step::Line(pen)
                })),
                ("q", points) => steps.extend(points.chunks_exact(2).filter_map(|part| {
                    let [over, to] = part else { return None };
                    let step = Step::Quad(from(pen, over), from(pen, to));
                    pen = from(pen, to);
                    Some(step)
                })),
                ("c", points) => steps.extend(points.chunks_exact(3).filter_map(|part| {
                    let [over, other, to] = part else { return None };
                    let step = Step::Cubic(from(pen, over), from(pen, other), from(pen, to));
                    pen = from(pen, to);
                    Some(step)
                })),
                ("z", []) => steps.push(Step::Close),
                _ => return None,
            }
        }
        Some(Self { steps, side, colour })
    }

    /// With its left upper corner here.
    pub(super) fn path(&self, (x, y): Point, size: f32) -> Option<Path> {
        let at = |(right, down): Point| (x + right * size / self.side, y + down * size / self.side);
        let mut path = PathBuilder::new();
        for step in &self.steps {
            match *step {
                Step::Move(to) => path.move_to(at(to).0, at(to).1),
                Step::Line(to) => path.line_to(at(to).0, at(to).1),
                Step::Quad(over, to) => path.quad_to(at(over).0, at(over).1, at(to).0, at(to).1),
                Step::Cubic(over, other, to) => {
                    path.cubic_to(at(over).0, at(over).1, at(other).0, at(other).1, at(to).0, at(to).1);
                }
                Step::Close => path.close(),
            }
        }
        path.finish()
    }

    pub(super) fn fill(&self) -> Fill {
        let [red, green, blue] = self.colour;
        Fill { paint: rgb::Color::new(red, green, blue).into(), rule: FillRule::EvenOdd, ..Fill::default() }
    }
}

/// Each with its letter in front.
fn commands(path: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> =
        path.match_indices(|letter: char| letter.is_ascii_alphabetic()).map(|(at, _)| at).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([path.len()]).collect();
    starts.into_iter().zip(ends).filter_map(|(start, end)| path.get(start..end))
}

/// "1.8-.6 2": a minus, too, begins a number.
fn numbers_in(text: &str) -> Option<Vec<f32>> {
    text.replace('-', " -")
        .split([' ', ','])
        .filter(|number| !number.is_empty())
        .map(|number| number.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_with_its_repeated_and_closely_written_numbers() {
        let mark = Mark::of("M1 2l3-1 .5.5z", 64.0, [0; 3]);
        assert_eq!(mark, None, "two numbers in one are not guessed at");
        let mark = Mark::of("M1 2l3-1 .5 .5q1 0 1 1c1 0 2 0 3-3z", 64.0, [0; 3]).unwrap();
        let expected = [
            Step::Move((1.0, 2.0)),
            Step::Line((4.0, 1.0)),
            Step::Line((4.5, 1.5)),
            Step::Quad((5.5, 1.5), (5.5, 2.5)),
            Step::Cubic((6.5, 2.5), (7.5, 2.5), (8.5, -0.5)),
            Step::Close,
        ];
        assert_eq!(mark.steps, expected);
        assert_eq!(Mark::of("M1 2h5", 64.0, [0; 3]), None);
    }
}
