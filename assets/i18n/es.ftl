# The interface's own words in Spanish: plain, neutral Latin American and US Spanish, "usted". Sentence case, short,
# reading age 11, no exclamation marks, nothing that says whether the patient is a man or a woman.
# Machine translation of en.ftl, 2026-11. Nobody who speaks Spanish has reviewed it yet.

# About this file. The program reads both.
about-translation = Machine translation, 2026-11
about-review = nobody
endonym = Español
list-separator = ,{" "}

# The bar
back = Atrás
start-over = Empezar de nuevo
ask-staff = Pedir ayuda
text-size = Letra grande
contrast = Contraste
more-below = Más abajo
back-to-top = Volver arriba
close = Cerrar

# Top strip
sample-tag = Muestra: aún sin aprobar
question-of = Pregunta { $number } de { $total }
card-of = Tarjeta { $number } de { $total }

# Attract and welcome
touch-to-start = Toque para empezar
attract-promise =
    { $minutes ->
        [one] { $options } opciones. Alrededor de { $minutes } minuto.
       *[other] { $options } opciones. Unos { $minutes } minutos.
    }
attract-kept = No hay que escribir. No se guarda nada de lo que toca.
scene-alt = Tres personas esperan en un banco de una clínica. Una se sujeta el cuello.
welcome-title = Le damos la bienvenida
welcome-lead = Compare sus opciones. Después, vea hacia dónde apuntan sus respuestas.
welcome-lead-priorities = Compare sus opciones. Después, vea en qué se diferencian en lo que le importa.
welcome-time =
    { $minutes ->
        [one] Dura alrededor de { $minutes } minuto. Puede parar cuando quiera.
       *[other] Dura unos { $minutes } minutos. Puede parar cuando quiera.
    }
welcome-kept = *No se guarda nada.* Todo se borra cuando termina, o tras { $secs } segundos sin tocar la pantalla.
welcome-seen = Es posible que otras personas vean esta pantalla.
welcome-sample = Este contenido es una muestra. Esta clínica aún no lo ha aprobado.
welcome-alt = Alguien del personal saluda con la mano.
welcome-who = ¿Para quién es?
for-me = Para mí
for-someone-else = Para otra persona
someone-else-note = Responda por la persona a quien acompaña.
topics-title = ¿Qué le gustaría ver?

# Cards
overview-title = En un minuto
overview-lead = { $options } opciones. Puede mirar cada una.
compare-them = Compararlas
to-the-questions = Ir a las preguntas
next-card = Siguiente tarjeta
all-at-a-glance = De un vistazo
glance-title = De un vistazo
side-effects-lead = Cada figura es 1 de { $of }. Llena: ocurrió.
side-effects-range = Medio llena: ocurrió en un estudio, pero no en el otro.
counted = { $count } de { $of } { $per }
counted-range = De { $count } a { $upto } de { $of } { $per }
counted-not = { $not } no lo tuvieron.
counted-not-range = De { $least } a { $most } no lo tuvieron.
not-known = No se sabe
not-known-long = No se encontraron cifras.
rare-title = Daños poco frecuentes
consider-title = Considérelo si
consider-lead = Estos son deseos y datos sobre usted. Ningún estudio muestra que sirvan para saber qué tratamiento va con qué persona.
known-title = Lo que sabemos y lo que no
certainty-high = Estudios sólidos
certainty-moderate = Estudios aceptables
certainty-low = Estudios débiles
certainty-very-low = No lo sabemos

# Sources
source-name = Fuente { $source }
source-practice = Práctica
source-title = De dónde viene esto
source-practice-text = Los profesionales de salud suelen aconsejar esto. No se encontró ningún ensayo que lo ponga a prueba.
source-missing = Esta fuente no está en la lista.
review-published = Escrito: { $published }. Estudios leídos hasta: { $until }. Próxima revisión: { $due }.
review-funding = Pagado por: { $funding }. { $interests }

# Questions
why-we-ask = Por qué preguntamos.
choose-all = Elija todo lo que corresponda.
touch-map = Toque el dibujo o las palabras. Elija todo lo que corresponda.
not-sure = No lo sé bien
declined = Prefiero no decirlo
next-question = Siguiente pregunta
choose-first = Primero elija una respuesta
front = Vista de frente
back-side = Vista de espalda
check-title = Sus respuestas
check-lead = Toque Cambiar para cambiar una.
change = Cambiar
change-name = Cambiar: { $question }
see-results = Ver el resultado
check-open = Aún hay preguntas sin responder
go-to-open = Ir a la pregunta sin responder

# Results
results-title = Hacia dónde apuntan sus respuestas
results-tie-title = Sus respuestas van con más de una opción
results-ask-title = Sus respuestas apuntan a “{ $option }”; pregunte primero
results-ask-many-title = Pregunte primero a su profesional de salud
results-none-title = Hable de todo esto con su profesional de salud
standing-suggested = Para hablar primero
standing-possible = También posible
standing-ask-first = Pregunte primero
standing-not-for-now = Por ahora no
because = Porque { $reason }.
because-and = Porque { $reason }, y { $other }.
because-part = Porque incluye { $part }, y { $reason }.
because-nothing = Ninguna respuesta habla a favor ni en contra.
because-open = Ninguna respuesta habla en contra.
not-sure-reason = usted no sabía bien qué responder en “{ $question }”
declined-reason = usted prefirió no responder en “{ $question }”
caution = Nota: { $text }.
tell-staff = Por favor, avise a alguien del personal. Usted no sabía bien si tiene una señal que se debe revisar.
disclaimer = Esto no elige un tratamiento por usted. Háblelo con su profesional de salud.
what-if = ¿Qué cambiaría esto?
what-if-wish = en “{ $question }” eligiera “{ $answer }”
what-if-one = Si { $wish }, la primera opción sería “{ $option }”.
what-if-two = Si { $wish } y { $other }, la primera opción sería “{ $option }”.
see-reasons = Ver los motivos
take-along = Llévelo con usted
reasons-title = Los motivos
reasons-for = A favor
reasons-against = Pregunte sobre esto
reasons-cautions = Tenga en cuenta

# Referral
refer-now-title = Por favor, avise ahora a alguien del personal, o llame al { $number }.
refer-today-title = Esto se debe revisar hoy. Por favor, avise a alguien del personal.
refer-chose = Usted eligió *{ $choices }*. Esto se debe revisar antes que nada.
refer-now-lead = Por favor, pare aquí y vaya al mostrador. Si no puede levantarse, llame en voz alta a las personas cerca de usted.
refer-today-lead = Por favor, vaya al mostrador antes de seguir.
tapped-by-mistake = Toqué esto por error
desk-alt = Alguien del personal, con cara amable, levanta la mano en el mostrador.

# The end
take-title = Para llevar
take-lead = Muéstrelo a su profesional de salud. Aquí no se guarda ninguna copia.
take-questions = Mis preguntas: { $topic }
take-notes = Mis notas
take-disclaimer = Esto no elige un tratamiento por usted.
code-questions = *Escanéelo* con su teléfono. No necesita internet.
code-questions-alt = Un código para el teléfono: las preguntas para hacer, en texto.
code-page = *Escanéelo* con su teléfono. Abre { $page }.
code-page-alt = Un código para el teléfono: abre { $page }.
print = Imprimirlo
print-hint = Sale una página de la impresora.
print-again-hint = Toque para imprimirlo otra vez.
print-sent = Imprimiendo
print-sent-hint = Tarda unos segundos.
print-slow = La impresora va despacio
print-slow-hint = Aún puede salir. Pida ayuda al personal.
print-needs-paper = La impresora no tiene papel
print-needs-help = La impresora necesita ayuda
print-ask-hint = Pida ayuda al personal.
print-done = Recójalo en la impresora
print-no-printer = Ahora no hay impresora
print-failed = No se imprimió
print-failed-hint = Pida ayuda al personal, o toque para probar otra vez.
print-matters = Imprimir también lo que me importa
finish = Terminar
thanks-title = Gracias
thanks-lead = Sus respuestas se están borrando. Háblelo con su profesional de salud.
thanks-alt = Una persona entra al consultorio del profesional de salud.
finish-clear = Borrar y terminar
ask-staff-title = Pedir ayuda al personal

# The sheet on paper
sheet-options = Las opciones
sheet-standing = { $option }: { $standing }.
sheet-matters = Lo que me importa
sheet-matter = { $question }: { $answer }.
sheet-questions = Preguntas para hacer
sheet-sources = Fuentes
sheet-more-sources =
    … y { $count ->
        [one] { $count } fuente más
       *[other] { $count } fuentes más
    }.
sheet-more-questions =
    … y { $count ->
        [one] { $count } pregunta más
       *[other] { $count } preguntas más
    }.

# Nobody there
idle-title = ¿Sigue ahí?
idle-text =
    { $limit ->
        [one] Después de { $limit } segundo sin tocar la pantalla borramos sus respuestas, para que nadie más las vea.
       *[other] Después de { $limit } segundos sin tocar la pantalla borramos sus respuestas, para que nadie más las vea.
    }
idle-left =
    { $secs ->
        [one] Queda { $secs } segundo
       *[other] Quedan { $secs } segundos
    }
more-time = Necesito más tiempo
clear-now = Borrar ahora

# Languages, voice and display
language = Idioma
language-title = Elija su idioma
read-aloud = Escuchar
pause = Pausa
resume = Seguir
repeat = Repetir
stop-reading = Dejar de leer
volume = Volumen
low-reach = Botones abajo
machine-translation = Traducción automática, sin revisar.
topic-not-in-language = Solo en { $language }
priorities-title = Lo que le importa
priorities-lead = Aquí nada está ordenado de mejor a peor. Vea cómo se compara cada opción en lo que usted dijo que le importa.
priorities-none = Usted no dijo qué le importa más. Así se comparan las opciones.

# Staff
start-again-title = Empiece de nuevo, por favor
start-again-lead = Algo ha fallado aquí. Sus respuestas se han borrado.
cleaning-title = Se está limpiando la pantalla
cleaning-lead = Hasta que termine, no responde al tacto.
cleaning-alt = Una mano limpia una pantalla con un paño.
pin-title = PIN del personal
pin-wait = Espere { $secs } segundos.
pin-checking = Un momento …
pin-wrong = Ese no era el PIN. Inténtelo de nuevo.
pin-erase = Borrar
pin-enter = Aceptar
staff-title = Personal
staff-check = Comprobar de nuevo
staff-clean = Limpiar la pantalla
staff-close = Cerrar el programa
staff-leave = Salir del panel
pin-hint = Solo para el personal.
pin-typed = Cifras marcadas: { $count }
pin-back = Volver a la pantalla
staff-program = Programa { $version }
staff-see = Los pacientes ven
staff-see-folder = el contenido de la carpeta
staff-see-last-good = el último contenido correcto
staff-see-program = el contenido del programa
staff-files = Sus archivos
staff-files-none = no se usa ninguna carpeta
staff-files-good = todo correcto
staff-files-checking = en revisión …
staff-files-fix = { $fix } por corregir, { $look } por mirar
staff-files-look = { $look } por mirar
staff-proof = Prueba del texto en uso
staff-proof-live = todas las respuestas comprobadas
staff-fix = Corregir antes de que se vea
staff-look = Conviene mirar
staff-nothing = Nada que corregir. Todos los archivos están bien.
staff-place = { $file }, línea { $line }
staff-how = Cómo corregirlo
staff-next = Siguiente aviso
staff-back = Volver al panel
staff-preview = Vista previa
staff-counts = Recuentos
staff-close-title = ¿Cerrar el programa?
staff-close-lead = La pantalla se apaga hasta que alguien lo inicie de nuevo.
staff-keep-on = Dejarlo abierto
preview-tag = Vista previa. Nadie ve lo que toca. Empezar de nuevo vuelve al panel.
preview-lead = Elija un idioma y un aspecto, y después una pantalla.
preview-common = Antes de un tema
preview-topics = Elección de tema
preview-results = El resultado
preview-refer = Avise al personal
counts-lead = Cifras sin personas. Los números pequeños se ocultan.
counts-none = Todavía no se ha contado nada.
counts-off = No se cuenta nada. Para contar visitas, escriba *statistics: On* en kiosk.ron.
