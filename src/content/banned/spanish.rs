use super::Words;

#[rustfmt::skip]
pub const WORDS: Words = Words {
    language: "es",
    steers: &[
        "recomendado para usted", "recomendada para usted", "recomendado para ti", "recomendada para ti", "recomendamos",
        "el mejor", "la mejor", "lo mejor", "los mejores", "las mejores", "mejor opción", "mejor elección",
        "mejor decisión", "adecuado para usted", "adecuada para usted", "adecuado para ti", "adecuada para ti",
        "ideal para usted", "ideal para ti", "perfecto para usted", "perfecta para usted", "seguro para usted",
        "segura para usted", "seguro para ti", "segura para ti", "usted debe", "usted debería", "deberías",
        "debe elegir", "debería elegir", "tiene que elegir", "le conviene", "opción correcta", "elección correcta",
        "decisión correcta", "% de coincidencia", "la mayoría elige", "la mayoría de las personas elige",
        "la mayoría de los pacientes elige", "más popular", "más populares",
    ],
    promises: &[
        "cura", "curan", "curar", "curará", "curarán", "garantía", "garantiza", "garantizan", "garantizamos",
        "garantizado", "garantizada", "garantizados", "garantizadas", "sin riesgo", "sin riesgos", "sin ningún riesgo",
        "ningún riesgo", "libre de riesgo", "libre de riesgos", "no hay riesgo", "no hay riesgos", "no tiene riesgo",
        "no tiene riesgos", "totalmente seguro", "totalmente segura", "completamente seguro", "completamente segura",
        "100% seguro", "100% segura", "100 % seguro", "100 % segura", "sin efectos secundarios", "siempre funciona",
        "funciona siempre", "funciona para todos", "nunca falla", "eficacia probada", "clínicamente probado",
        "clínicamente probada", "científicamente probado", "científicamente probada", "alivio inmediato",
        "alivio instantáneo",
    ],
    advertises: &[
        "increíble", "milagro", "milagroso", "milagrosa", "revolucionario", "revolucionaria", "de última generación",
        "de vanguardia", "de primera clase", "muy eficaz", "altamente eficaz", "oferta especial", "reserve ahora",
        "actúe ahora", "no se lo pierda",
    ],
    harmless: &["a lo mejor", "lo mejor posible", "lo mejor que pueda"],
    denials: &["no", "nunca", "nada", "nadie", "ningun", "ninguno", "ninguna", "ni", "tampoco", "sin"],
    joined: &[],
};
