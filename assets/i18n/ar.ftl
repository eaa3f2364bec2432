# The interface's own words in Arabic. Machine translation, 2026-11; nobody has reviewed it yet.
# What a rule gives as { $reason } is written to follow "لأن". Names and answers stand in «…», so that they keep their form.
about-translation = Machine translation, 2026-11
about-review = nobody
endonym = العربية
list-separator = ؛{" "}

# The bar
back = رجوع
start-over = البدء من جديد
ask-staff = اسأل موظفًا
text-size = حجم الخط
contrast = التباين
more-below = المزيد في الأسفل
back-to-top = العودة إلى الأعلى
close = إغلاق

# Top strip
sample-tag = نموذج: لم يُعتمد بعد
question-of = السؤال { $number } من { $total }
card-of = البطاقة { $number } من { $total }

# Attract and welcome
touch-to-start = المس الشاشة للبدء
attract-promise =
    { $options ->
        [zero] لا خيارات
        [one] خيار واحد
        [two] خياران
        [few] { $options } خيارات
        [many] { $options } خيارًا
       *[other] { $options } خيار
    }. نحو { $minutes ->
        [zero] { $minutes } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }.
attract-kept = بدون كتابة. لا يُحفظ أي شيء تلمسه.
scene-alt = ثلاثة أشخاص ينتظرون على مقعد في عيادة. إحداهم تمسك رقبتها.
welcome-title = أهلًا بك
welcome-lead = هنا مقارنة بين خياراتك. ثم يظهر إلى أين تميل إجاباتك.
welcome-lead-priorities = هنا مقارنة بين خياراتك. ثم يظهر الفرق بينها من حيث ما يهمك.
welcome-time =
    يستغرق ذلك نحو { $minutes ->
        [zero] { $minutes } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }. ويمكنك التوقف متى شئت.
welcome-kept = *لا يُحفظ أي شيء.* يُمسح كل شيء عند الانتهاء، أو بعد { $secs } ثانية دون لمس الشاشة.
welcome-seen = قد يرى أشخاص آخرون هذه الشاشة.
welcome-sample = هذا محتوى نموذجي. لم تعتمده هذه العيادة بعد.
welcome-alt = موظفة تلوّح بيدها.
welcome-who = لمن هذا؟
for-me = لي
for-someone-else = لشخص آخر
someone-else-note = الرجاء الإجابة نيابةً عن الشخص الذي معك.
topics-title = ما الموضوع الذي ترغب في الاطلاع عليه؟

# Cards
overview-title = في دقيقة واحدة
overview-lead =
    { $options ->
        [zero] لا خيارات
        [one] خيار واحد
        [two] خياران
        [few] { $options } خيارات
        [many] { $options } خيارًا
       *[other] { $options } خيار
    }. ويمكنك الاطلاع على كل منها.
compare-them = مقارنة الخيارات
to-the-questions = إلى الأسئلة
next-card = البطاقة التالية
all-at-a-glance = الكل في نظرة واحدة
glance-title = في نظرة واحدة
side-effects-lead = كل شكل هو 1 من { $of }. المملوء: حدث ذلك.
side-effects-range = نصف المملوء: حدث ذلك في دراسة ولم يحدث في الأخرى.
counted = { $count } من كل { $of } { $per }
counted-range = { $count } إلى { $upto } من كل { $of } { $per }
counted-not =
    { $not ->
        [zero] ولم تبق أي حالة دون ذلك
        [one] وبقيت حالة واحدة دون ذلك
        [two] وبقيت حالتان دون ذلك
        [few] وبقيت { $not } حالات دون ذلك
        [many] وبقيت { $not } حالة دون ذلك
       *[other] وبقيت { $not } حالة دون ذلك
    }.
counted-not-range =
    { $most ->
        [zero] وبقيت { $least } إلى { $most } حالة دون ذلك
        [one] وبقيت { $least } إلى { $most } حالة دون ذلك
        [two] وبقيت { $least } إلى { $most } حالة دون ذلك
        [few] وبقيت { $least } إلى { $most } حالات دون ذلك
        [many] وبقيت { $least } إلى { $most } حالة دون ذلك
       *[other] وبقيت { $least } إلى { $most } حالة دون ذلك
    }.
not-known = غير معروف
not-known-long = لم نجد أي إحصاء.
rare-title = أضرار نادرة
consider-title = يمكن التفكير فيه إذا
consider-lead = هذه رغبات وحقائق عنك. لا تُظهر أي دراسة أنها تحدد العلاج المناسب لكل شخص.
known-title = ما نعرفه وما لا نعرفه
certainty-high = دراسات قوية
certainty-moderate = دراسات متوسطة
certainty-low = دراسات ضعيفة
certainty-very-low = لا نعرف

# Sources
source-name = المصدر { $source }
source-practice = الممارسة
source-title = من أين جاء هذا
source-practice-text = ينصح المعالجون بهذا عادةً. ولم نجد تجربة تختبره.
source-missing = هذا المصدر ليس في القائمة.
review-published = كُتب في { $published }. قُرئت الدراسات حتى { $until }. المراجعة التالية في { $due }.
review-funding = الممول: { $funding }. { $interests }

# Questions
why-we-ask = لماذا نسأل.
choose-all = الرجاء اختيار كل ما ينطبق.
touch-map = المس الصورة أو الكلمات. الرجاء اختيار كل ما ينطبق.
not-sure = لا أعرف بالتأكيد
declined = أفضّل عدم الإجابة
next-question = السؤال التالي
choose-first = الرجاء اختيار إجابة أولًا
front = من الأمام
back-side = من الخلف
check-title = إجاباتك
check-lead = لتغيير إجابة، المس «تغيير».
change = تغيير
change-name = تغيير: { $question }
see-results = عرض النتيجة
check-open = ما زالت هناك أسئلة بلا إجابة
go-to-open = إلى السؤال الذي بلا إجابة

# Results
results-title = إلى أين تميل إجاباتك
results-tie-title = إجاباتك تناسب أكثر من خيار واحد
results-ask-title = تميل إجاباتك إلى «{ $option }»؛ والسؤال أولًا
results-ask-many-title = الرجاء سؤال معالجك أولًا
results-none-title = الرجاء مناقشة كل هذه الخيارات مع معالجك
standing-suggested = يستحق النقاش أولًا
standing-possible = ممكن أيضًا
standing-ask-first = السؤال أولًا
standing-not-for-now = ليس الآن
because = لأن { $reason }.
because-and = لأن { $reason }، ولأن { $other }.
because-part = لأنه يشمل «{ $part }»، ولأن { $reason }.
because-nothing = لا توجد إجابة تؤيده أو تعارضه.
because-open = لا توجد إجابة تعارضه.
not-sure-reason = إجابتك عن «{ $question }» غير مؤكدة
declined-reason = تفضيلك هو عدم الإجابة عن «{ $question }»
caution = ملاحظة: { $text }.
tell-staff = الرجاء إبلاغ أحد الموظفين. إجابتك غير مؤكدة عن علامة تحتاج إلى فحص.
disclaimer = هذا لا يختار علاجًا لك. الرجاء مناقشة الأمر مع معالجك.
what-if = ما الذي قد يغيّر هذا؟
what-if-wish = كانت إجابة «{ $question }» هي «{ $answer }»
what-if-one = لو { $wish }، لجاء «{ $option }» أولًا.
what-if-two = لو { $wish } و{ $other }، لجاء «{ $option }» أولًا.
see-reasons = عرض الأسباب
take-along = ما تأخذه معك
reasons-title = الأسباب
reasons-for = ما يؤيده
reasons-against = ما يُسأل عنه
reasons-cautions = للانتباه

# Referral
refer-now-title = الرجاء إبلاغ أحد الموظفين الآن، أو الاتصال بالرقم { $number }.
refer-today-title = هذا يحتاج إلى فحص في هذا اليوم. الرجاء إبلاغ أحد الموظفين.
refer-chose = اخترت *{ $choices }*. هذا يحتاج إلى فحص قبل أي شيء آخر.
refer-now-lead = الرجاء التوقف هنا والذهاب إلى مكتب الاستقبال. إذا تعذر عليك النهوض، فالرجاء مناداة من هم قربك.
refer-today-lead = الرجاء الذهاب إلى مكتب الاستقبال قبل المتابعة.
tapped-by-mistake = لمست هذا بالخطأ
desk-alt = موظفة ودودة في مكتب الاستقبال ترفع يدها.

# The end
take-title = ما تأخذه معك
take-lead = يمكنك عرضه على معالجك. لا تُحفظ هنا أي نسخة.
take-questions = أسئلتي: { $topic }
take-notes = ملاحظاتي
take-disclaimer = هذا لا يختار علاجًا لك.
code-questions = *امسح الرمز* بهاتفك. لا حاجة إلى الإنترنت.
code-questions-alt = رمز للهاتف: الأسئلة التي تطرحها، كنص.
code-page = *امسح الرمز* بهاتفك. يفتح { $page }.
code-page-alt = رمز للهاتف: يفتح { $page }.
print = طباعة
print-hint = تخرج صفحة واحدة من الطابعة.
print-again-hint = المس للطباعة مرة أخرى.
print-sent = تجري الطباعة
print-sent-hint = يستغرق ذلك بضع ثوانٍ.
print-slow = الطابعة بطيئة
print-slow-hint = قد تخرج الصفحة بعد قليل. الرجاء سؤال الموظفين.
print-needs-paper = لا ورق في الطابعة
print-needs-help = الطابعة تحتاج إلى مساعدة
print-ask-hint = الرجاء سؤال الموظفين.
print-done = الورقة في الطابعة
print-no-printer = لا توجد طابعة الآن
print-failed = لم تتم الطباعة
print-failed-hint = الرجاء سؤال الموظفين، أو المس للمحاولة مرة أخرى.
print-matters = طباعة ما يهمني أيضًا
finish = إنهاء
thanks-title = شكرًا لك
thanks-lead = يجري مسح إجاباتك. الرجاء مناقشة الأمر مع معالجك.
thanks-alt = شخص يدخل غرفة المعالج.
finish-clear = مسح وإنهاء
ask-staff-title = سؤال الموظفين

# The sheet on paper
sheet-options = الخيارات
sheet-standing = { $option }: { $standing }.
sheet-matters = ما يهمني
sheet-matter = { $question }: { $answer }.
sheet-questions = أسئلة لطرحها
sheet-sources = المصادر
sheet-more-sources =
    … و{ $count ->
        [zero] { $count } مصدر آخر
        [one] مصدر واحد آخر
        [two] مصدران آخران
        [few] { $count } مصادر أخرى
        [many] { $count } مصدرًا آخر
       *[other] { $count } مصدر آخر
    }.
sheet-more-questions =
    … و{ $count ->
        [zero] { $count } سؤال آخر
        [one] سؤال واحد آخر
        [two] سؤالان آخران
        [few] { $count } أسئلة أخرى
        [many] { $count } سؤالًا آخر
       *[other] { $count } سؤال آخر
    }.

# Nobody there
idle-title = هل ما زلت هنا؟
idle-text =
    بعد { $limit ->
        [zero] { $limit } ثانية
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $limit } ثوانٍ
        [many] { $limit } ثانية
       *[other] { $limit } ثانية
    } دون لمس نمسح إجاباتك، كي لا يراها أحد غيرك.
idle-left =
    { $secs ->
        [zero] انتهى الوقت
        [one] بقيت ثانية واحدة
        [two] بقيت ثانيتان
        [few] بقيت { $secs } ثوانٍ
        [many] بقيت { $secs } ثانية
       *[other] بقيت { $secs } ثانية
    }
more-time = أحتاج إلى وقت أطول
clear-now = المسح الآن

# Language, display and reading aloud
language = اللغة
language-title = اختيار اللغة
read-aloud = القراءة بصوت عالٍ
pause = إيقاف مؤقت
resume = متابعة
repeat = إعادة القراءة
stop-reading = إنهاء القراءة
volume = مستوى الصوت
low-reach = خفض الأزرار
machine-translation = ترجمة آلية لم تُراجَع.
topic-not-in-language = متاح فقط باللغة: { $language }
priorities-title = ما يهمك
priorities-lead = لا ترتيب للخيارات هنا. هذه مقارنة كل خيار من حيث ما قلت إنه يهمك.
priorities-none = لم تذكر ما هو الأهم لديك. هذه مقارنة الخيارات.

# Staff
start-again-title = يرجى البدء من جديد
start-again-lead = حدث خطأ هنا. تم مسح إجاباتك.
cleaning-title = يجري تنظيف الشاشة
cleaning-lead = لا تستجيب الشاشة للمس حتى ينتهي التنظيف.
cleaning-alt = يد تمسح شاشة بقطعة قماش.
pin-title = رمز الموظفين
pin-wait = يرجى الانتظار { $secs } ثانية.
pin-checking = لحظة من فضلك …
pin-wrong = هذا ليس الرمز الصحيح. حاول مرة أخرى.
pin-erase = مسح
pin-enter = إدخال
staff-title = الموظفون
staff-check = تحقق مرة أخرى
staff-clean = تنظيف الشاشة
staff-close = إغلاق البرنامج
staff-leave = مغادرة لوحة الموظفين
pin-hint = للموظفين فقط.
pin-typed = عدد الأرقام المدخلة: { $count }
pin-back = العودة إلى الشاشة
staff-program = البرنامج { $version }
staff-see = ما يراه المرضى
staff-see-folder = محتوى المجلد
staff-see-last-good = آخر محتوى سليم
staff-see-program = المحتوى المضمّن في البرنامج
staff-files = ملفاتك
staff-files-none = لا يُستخدم أي مجلد
staff-files-good = كل شيء سليم
staff-files-checking = قيد الفحص …
staff-files-fix = للإصلاح: { $fix }، للمراجعة: { $look }
staff-files-look = للمراجعة: { $look }
staff-proof = إثبات النص المعروض
staff-proof-live = كل الإجابات مفحوصة
staff-fix = يجب إصلاحه قبل أن يراه المرضى
staff-look = يستحق المراجعة
staff-nothing = لا شيء للإصلاح. كل الملفات سليمة.
staff-place = { $file }، السطر { $line }
staff-how = طريقة الإصلاح
staff-next = الملاحظة التالية
staff-back = العودة إلى اللوحة
staff-preview = معاينة
staff-counts = الأعداد
staff-close-title = إغلاق البرنامج؟
staff-close-lead = تبقى الشاشة مظلمة حتى يشغّله أحد من جديد.
staff-keep-on = إبقاؤه يعمل
preview-tag = معاينة. لا أحد يرى ما تلمسه. «البدء من جديد» يعيدك.
preview-lead = اختر لغة ومظهرًا، ثم شاشة.
preview-common = قبل الموضوع
preview-topics = اختيار الموضوع
preview-results = النتيجة
preview-refer = يرجى إبلاغ الموظفين
counts-lead = أعداد بلا أشخاص. الأعداد الصغيرة مخفية.
counts-none = لم يُعدّ شيء بعد.
counts-off = لا يُعدّ شيء. لعدّ الزيارات اكتب *statistics: On* في kiosk.ron.
