//! Known words with the syllables that dictionaries give them.

use super::english::syllables;

#[rustfmt::skip]
const WORDS: &[(usize, &str)] = &[
    (1, "a I the pain spot hand hands needle's:2 whole needs ache aches felt worse eased moved strength through thought \
        breathe clothes choose works rest bruise bruised stretched hour lungs friend eye eyes league tongue once tried"),
    (2, "needle needles massage muscle muscles tension relax relaxed pressure deeper treatment treatments therapist:3 \
        sterile tissue trial trials people person doctor body bleeding risky safely useful careful being saying playing \
        going seeing doing create lion giant diet quiet science patient patients ancient nation special fashion little \
        simple table angle needed wanted places changes pages boxes wishes player enjoyed displayed studied carries \
        technique unique oblique guideline lifetime headache backache headaches business every evening something"),
    (3, "clinician exercise exercises:4 clinical:3 recovery:4 therapy massaging stretching:2 decision condition gradual \
        manual usual period previous serious various obvious diabetes:4 medicine injury injuries infection pregnancy \
        pregnant:2 area areas idea hospital endorphins happier easier:3 heaviest reliable:4 variable:4 triangle element \
        implement experience:4 society:4 variety:4 anxiety:4 museum radio studio video stereo heroic reaction:3 basically:3 \
        continue fluently:3 everything anyone everyone whoever chiropractor:4 arthritis evidence possible trigger:2"),
    (4, "acupuncture surgery:3 emergency appointment:3 information operation immunity physical:3 medical:3 practitioner \
        association:5 appreciated:5 automatically:5 physiotherapy:6 physiotherapist:6 cooperate coordinate continuous \
        ambiguous miscellaneous:5 simultaneous:5 inflammation individual:5 january:4 february:4 million:2 opinion:3"),
    (2, "didn't doesn't isn't couldn't haven't don't:1 can't:1 won't:1 you're:1 they've:1 nurse's:2 clinic's patient’s \
        café long-standing:3 well-being:3 side-effects:3 follow-up:3 mechanism:4 spasm rhythm tourism:3 MRI:3 WHO:5 US"),
];

#[test]
fn english_words_have_the_syllables_that_a_dictionary_gives_them() {
    let mut wrong = Vec::new();
    let mut tested = 0;
    for (usual, list) in WORDS {
        for entry in list.split_whitespace() {
            let (word, count) = match entry.split_once(':') {
                Some((word, count)) => (word, count.parse().unwrap()),
                None => (entry, *usual),
            };
            tested += 1;
            if syllables(word) != count {
                wrong.push(format!("{word} has {count}, not {}", syllables(word)));
            }
        }
    }
    assert!(tested > 200, "{tested}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn numbers_count_as_they_are_read_aloud_and_signs_around_a_word_do_not() {
    // seven thousand six hundred twenty-nine
    assert_eq!(syllables("7,629"), 10);
    assert_eq!(syllables("12"), 1);
    assert_eq!(syllables("(“needle”)."), 2);
    assert_eq!(syllables("10%"), 3);
}
