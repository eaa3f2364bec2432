//! Syllables of Spanish words. The spelling says all: strong vowels stand alone, weak ones lean on a neighbour unless
//! they carry an accent (Ortografía de la lengua española, 2010).

use super::numbers;

/// How many syllables a word of a text has, signs around it or not: at least 1.
pub(super) fn syllables(word: &str) -> usize {
    if word.contains(|letter: char| letter.is_ascii_digit()) {
        return numbers::words(word, &numbers::SPANISH).split_whitespace().map(syllables).sum();
    }
    let parts = word.split(|letter: char| !letter.is_alphabetic()).filter(|part| !part.is_empty());
    parts.map(|part| nuclei(&sounded(&part.to_lowercase()))).sum::<usize>().max(1)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    Strong,
    Weak,
    /// An accent on í or ú makes it a syllable of its own beside a strong vowel.
    Accented,
    Consonant,
}

/// Leaves out what is silent: the `u` of "que", "gui", and an `h`, which does not part two vowels.
fn sounded(word: &str) -> Vec<Sound> {
    let letters: Vec<char> = word.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| letters.get(index)).copied();
    let sound = |(index, letter): (usize, &char)| {
        let before = at(index.checked_sub(1));
        let after = at(Some(index + 1));
        match letter {
            'a' | 'e' | 'o' | 'á' | 'é' | 'ó' => Some(Sound::Strong),
            'í' | 'ú' => Some(Sound::Accented),
            'u' if before == Some('q') => None,
            'u' if before == Some('g') && matches!(after, Some('e' | 'i' | 'é' | 'í')) => None,
            'i' | 'u' | 'ü' => Some(Sound::Weak),
            // "hoy", "y"; before a vowel it is a consonant.
            'y' if !after.is_some_and(|letter| "aeiouáéíóú".contains(letter)) => Some(Sound::Weak),
            'h' if before != Some('c') => None,
            _ => Some(Sound::Consonant),
        }
    };
    letters.iter().enumerate().filter_map(sound).collect()
}

fn nuclei(sounds: &[Sound]) -> usize {
    let mut count = 0;
    let mut before = Sound::Consonant;
    for &sound in sounds {
        let is_weak = |sound| sound == Sound::Weak;
        let leans = before != Sound::Consonant && (is_weak(before) || is_weak(sound));
        count += usize::from(sound != Sound::Consonant && !leans);
        before = sound;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::syllables;

    #[test]
    fn spanish_words_have_the_syllables_that_a_school_book_gives_them() {
        let words = [
            (1, "sol pan dos tres pie bien hoy muy rey y que quien guion buey seis más fue vio doy"),
            (
                2,
                "dolor aguja:3 piel:1 sangre cuello hueso cuerpo puede tiene nervio agua lengua guerra pingüe causa aire",
            ),
            (
                2,
                "día país:2 río tío raíz baúl leer caos oír feo ley:1 siete nueve cuatro huevo queso ciudad viuda muerde",
            ),
            (
                3,
                "masaje espalda músculo médico rodilla cabeza ejercicio:4 alivia aguja tensión:2 presión:2 antigua ahora",
            ),
            (
                3,
                "poeta teatro caía leía tranquilo pregunta cigüeña estudiar:3 estudiáis:3 cuidado peine:2 búho:2 ahumar:2",
            ),
            (4, "paciente:3 clínica:3 tratamiento:4 enfermedad:4 momento:3 hospital:3 farmacia:3 vehículo:4 energía:4"),
            (
                5,
                "acupuntura:5 fisioterapia:5 punción:2 seca:2 moretón:3 cuidadosamente:6 medicamento:5 anticoagulante:7",
            ),
            (
                4,
                "policía alegría librería:4 maravilla huracán:3 bahía:3 izquierdo:3 mayo:2 yo:1 ayer:2 ayuda:3 chico:2",
            ),
        ];
        for (usual, list) in words {
            for entry in list.split_whitespace() {
                let (word, count) = match entry.split_once(':') {
                    Some((word, count)) => (word, count.parse().unwrap()),
                    None => (entry, usual),
                };
                assert_eq!(syllables(word), count, "{word}");
            }
        }
    }

    #[test]
    fn numbers_are_read_aloud_and_signs_are_not_counted() {
        assert_eq!(syllables("«dolor»,"), 2);
        // "veintiuno"
        assert_eq!(syllables("21"), 3);
        // "cien"
        assert_eq!(syllables("100"), 1);
    }
}
