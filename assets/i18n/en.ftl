# The interface's own words. Sentence case, short, reading age 11, no exclamation marks.
# The first language: written, not translated.
about-translation = Written in English
about-review = the authors
endonym = English
list-separator = ,{" "}

# The bar
back = Back
start-over = Start over
ask-staff = Ask staff
text-size = Text size
contrast = Contrast
more-below = More below
back-to-top = Back to the top
close = Close

# Reading aloud
read-aloud = Read aloud
pause = Pause
resume = Go on
repeat = Say it again
stop-reading = Stop reading
volume = Volume

# Top strip
sample-tag = Sample: not yet approved
question-of = Question { $number } of { $total }
card-of = Card { $number } of { $total }

# Attract and welcome
touch-to-start = Touch to start
attract-promise = { $options } ways to go. About { $minutes } minutes.
attract-kept = No typing. Nothing you tap is kept.
scene-alt = Three people wait on a bench in a clinic. One holds her neck.
welcome-title = Welcome
welcome-lead = Compare your choices. Then see what your answers lean toward.
welcome-lead-priorities = Compare your choices. Then see how they differ on what matters to you.
welcome-time = It takes about { $minutes } minutes. Stop when you like.
welcome-kept = *Nothing is kept.* It is all cleared when you finish, or after { $secs } seconds without a touch.
welcome-seen = Other people may see this screen.
welcome-sample = This is sample content. This clinic has not approved it yet.
welcome-alt = A member of staff waves.
welcome-who = Who is it for?
for-me = For me
for-someone-else = For someone else
someone-else-note = Answer for the person you are with.
topics-title = What would you like to look at?

# Cards
overview-title = In one minute
overview-lead = { $options } ways to go. You can look at each.
compare-them = Compare them
to-the-questions = To the questions
next-card = Next card
all-at-a-glance = All at a glance
glance-title = At a glance
side-effects-lead = Each figure is one of { $of }. Filled: it happened.
side-effects-range = Half filled: it happened in one study but not in the other.
counted = { $count } of { $of } { $per }
counted-range = { $count } to { $upto } of { $of } { $per }
counted-not = { $not } did not.
counted-not-range = { $least } to { $most } did not.
not-known = Not known
not-known-long = No count was found.
rare-title = Rare harms
consider-title = Consider it if
consider-lead = These are wishes and facts about you. No study shows that they match people to treatments.
known-title = What we know, and what we don’t
certainty-high = Strong studies
certainty-moderate = Fair studies
certainty-low = Weak studies
certainty-very-low = We don’t know

# Sources
source-name = Source { $source }
source-practice = Practice
source-title = Where this comes from
source-practice-text = Clinicians commonly advise this. No trial was found that tests it.
source-missing = This source is not in the list.
review-published = Written { $published }. Studies read up to { $until }. Next check { $due }.
review-funding = Paid for by: { $funding }. { $interests }

# Questions
why-we-ask = Why we ask.
choose-all = Choose all that fit.
touch-map = Touch the picture or the words. Choose all that fit.
not-sure = Not sure
declined = Prefer not to say
next-question = Next question
choose-first = Choose an answer first
front = Front view
back-side = Back view
check-title = Your answers
check-lead = Tap Change to change one.
change = Change
change-name = Change: { $question }
see-results = See the result
check-open = Some questions are still open
go-to-open = Go to the open question

# Results
results-title = Where your answers lean
results-tie-title = Your answers fit several
results-ask-title = Your answers lean toward { $option }; ask first
results-ask-many-title = Ask your clinician first
results-none-title = Talk to your clinician about all of these
standing-suggested = Worth discussing first
standing-possible = Also possible
standing-ask-first = Ask first
standing-not-for-now = Not for now
because = Because { $reason }.
because-and = Because { $reason }, and { $other }.
because-part = Because it includes { $part }, and { $reason }.
because-nothing = No answer speaks for it or against it.
because-open = No answer speaks against it.
not-sure-reason = you were not sure about “{ $question }”
declined-reason = you preferred not to say about “{ $question }”
caution = Note: { $text }.
tell-staff = Please tell a member of staff. You were not sure about a sign that needs checking.
disclaimer = This does not choose a treatment for you. Talk it over with your clinician.
what-if = What would change this?
what-if-wish = { $question } were “{ $answer }”
what-if-one = If { $wish }, { $option } would come first.
what-if-two = If { $wish } and { $other }, { $option } would come first.
see-reasons = See the reasons
take-along = Take it with you
reasons-title = The reasons
reasons-for = For it
reasons-against = Ask about
reasons-cautions = Keep in mind

# Referral
refer-now-title = Please tell a member of staff now, or call { $number }.
refer-today-title = This needs checking today. Please tell a member of staff.
refer-chose = You chose *{ $choices }*. This needs checking before anything else.
refer-now-lead = Please stop here and go to the desk. If you can’t get up, call out to the people near you.
refer-today-lead = Please go to the desk before you go on.
tapped-by-mistake = I tapped this by mistake
desk-alt = A friendly member of staff at the desk raises a hand.

# The end
take-title = Take it with you
take-lead = Show it to your clinician. No copy is kept here.
take-questions = My questions: { $topic }
take-notes = My notes
take-disclaimer = This does not choose a treatment for you.
code-questions = *Scan* it with your phone. No internet needed.
code-questions-alt = A code for a phone: the questions to ask, as text.
code-page = *Scan* it with your phone. It opens { $page }.
code-page-alt = A code for a phone: it opens { $page }.
print = Print it
print-hint = One page comes out of the printer.
print-again-hint = Tap to print it again.
print-sent = Printing
print-sent-hint = It takes a few seconds.
print-slow = The printer is slow
print-slow-hint = It may still come. Ask staff.
print-needs-paper = The printer has no paper
print-needs-help = The printer needs help
print-ask-hint = Please ask staff.
print-done = Take it from the printer
print-no-printer = There is no printer now
print-failed = It was not printed
print-failed-hint = Ask staff, or tap to try again.
print-matters = Also print what matters to me
finish = Finish
thanks-title = Thank you
thanks-lead = Your answers are being cleared. Talk it over with your clinician.
thanks-alt = A person walks into the clinician’s room.
finish-clear = Clear and finish
ask-staff-title = Ask staff

# The sheet on paper
sheet-options = The choices
sheet-standing = { $option }: { $standing }.
sheet-matters = What matters to me
sheet-matter = { $question }: { $answer }.
sheet-questions = Questions to ask
sheet-sources = Sources
sheet-more-sources = … and { $count } more.
sheet-more-questions = … and { $count } more.

# Nobody there
idle-title = Are you still there?
idle-text = After { $limit } seconds without a touch we clear your answers, so that nobody else sees them.
idle-left = { $secs } seconds left
more-time = I need more time
clear-now = Clear it now

# Languages and display
language = Language
language-title = Choose your language
machine-translation = Machine translation, not reviewed.
topic-not-in-language = Only in { $language }
low-reach = Buttons lower

# What matters, without a ranking
priorities-title = What matters to you
priorities-lead = Nothing is ranked here. See how each choice compares on what you said matters.
priorities-none = You did not say what matters most. Here is how the choices compare.

# Staff
start-again-title = Please start again
start-again-lead = Something went wrong here. Your answers are cleared.
cleaning-title = Screen is being cleaned
cleaning-lead = Touches do nothing until it is done.
cleaning-alt = A hand wipes a screen with a cloth.
pin-title = Staff PIN
pin-wait = Please wait { $secs } seconds.
pin-checking = One moment …
pin-wrong = That was not the PIN. Try again.
pin-erase = Erase
pin-enter = Enter
staff-title = Staff
staff-check = Check again
staff-clean = Clean the screen
staff-close = Close the program
staff-leave = Leave staff panel
pin-hint = For staff only.
pin-typed = Digits typed: { $count }
pin-back = Back to the screen
staff-program = Program { $version }
staff-see = Patients see
staff-see-folder = the content of the folder
staff-see-last-good = the last good content
staff-see-program = the content inside the program
staff-files = Your files
staff-files-none = no folder is used
staff-files-good = all good
staff-files-checking = being checked …
staff-files-fix = { $fix } to fix, { $look } to look at
staff-files-look = { $look } to look at
staff-proof = Proof of the live text
staff-proof-live = all answers checked
staff-fix = Fix before patients can see it
staff-look = Worth a look
staff-nothing = Nothing to fix. All files are good.
staff-place = { $file }, line { $line }
staff-how = How to fix it
staff-next = Next finding
staff-back = Back to the panel
staff-preview = Preview
staff-counts = Counts
staff-close-title = Close the program?
staff-close-lead = The screen goes dark until somebody starts it again.
staff-keep-on = Keep it on
preview-tag = Preview. Nobody sees your taps. Start over goes back.
preview-lead = Choose a language and a look, then a screen.
preview-common = Before a topic
preview-topics = Choice of topic
preview-results = The result
preview-refer = Please tell staff
counts-lead = Numbers without people. Small numbers are hidden.
counts-none = Nothing has been counted yet.
counts-off = Nothing is counted. To count visits, write *statistics: On* in kiosk.ron.
