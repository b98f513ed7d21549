"""English words that stand around names: data only, no logic.

Everything is lower case unless its case matters.  Given names are a hint among others, never
needed: a name is also found by its title, its role, what it says and how it is spelled elsewhere.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words before a name that only a person has; the first group is never a role.
COURTESY = _words("mr mrs ms miss mx dr drs prof profs excellency shri smt hajji tun datuk dato tan-sri professor madam madame mdm mme sir dame lord lady messrs")
RANKS = _words(
    "sen sens senator senators rep reps representative representatives congressman congresswoman gov governor governors president presidents chancellor "
    "commodore marshal brigadier minister ministers secretary ambassador judge justice gen general col colonel lt lieutenant capt captain maj major "
    "sgt sergeant adm admiral cmdr commander rev reverend hon honourable honorable pastor bishop archbishop "
    "cardinal rabbi imam sheikh prince princess king queen pope saint chef coach mayor sheriff ven venerable "
    "assemblyman assemblywoman councilman councilwoman councilmember delegate speaker attorney officer "
    "detective deputy chief father sister brother"
)
# Ranks that stand before a bare surname ("President Okoro") and make it a name.
SURNAME_RANKS = _words(
    "sen sens senator senators rep reps representative representatives congressman congresswoman gov governor "
    "president chancellor commodore marshal brigadier ambassador judge justice gen col colonel lt lieutenant capt captain maj sgt sergeant adm admiral "
    "rev reverend pastor bishop archbishop rabbi sheikh prince princess king queen pope chef mayor sheriff "
    "secretary minister"
)
ABBREVIATED = "Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Gen Col Lt Capt Maj Sgt Adm Cmdr Rev Hon Mme Mdm Messrs St Ven Eng Atty Fr Jr Sr"
PARTICLES = _words(
    "de da das do dos del della delle dela der den des di du el al la le las los van von vander bin binti binte "
    "bint ibn ben ter ten te y af av zu zur zum s/o d/o a/l a/p"
)
GENERATIONS = _words("jr sr ii iii iv v jr. sr.")
POSTNOMINALS = (
    "M.D. MD Ph.D. PhD Ph.D D.O. DO J.D. JD MBA M.B.A. CPA C.P.A. CFA CFP Esq. Esq D.D.S. DDS D.M.D. DMD "
    "R.N. RN Ed.D. EdD DrPH MPH M.P.H. FACC FACS FAHA DVM D.V.M. PharmD Pharm.D. Psy.D. PsyD LCSW M.S. M.A. "
    "B.Sc. M.Sc. MSc P.E. PE PMP OBE CBE MBE FRS CISSP KBE FAAN FACP MHA MSN APRN LMFT SHRM-SCP SPHR"
)

# The noun a role is built on.  A phrase counts as a role when it holds one of these.
ROLE_HEADS = _words(
    "ceo cfo coo cto cmo cio cpo cso chro cro cdo ciso chair chairman chairwoman chairperson president director "
    "officer founder co-founder cofounder manager head partner principal analyst scientist engineer editor "
    "author attorney counsel secretary treasurer professor researcher spokesperson spokesman spokeswoman "
    "representative senator governor minister mayor ambassador commissioner advisor adviser consultant "
    "physician surgeon doctor dean chancellor provost leader owner producer designer architect artist "
    "photographer actor actress singer musician composer coach captain player economist strategist lawyer "
    "lead evp svp avp vp superintendent administrator coordinator specialist expert curator judge justice "
    "chief controller trustee fellow general congressman congresswoman lecturer nurse therapist psychologist "
    "broker realtor creator host journalist reporter columnist writer novelist poet filmmaker screenwriter "
    "entrepreneur investor inventor developer chef nutritionist dentist veterinarian pastor speaker "
    "co-chair vice-chair vice-president co-author co-owner co-ceo planner practitioner auctioneer instigator "
    "mp md emeritus laureate commander sheriff biographer historian philanthropist hostess inspector "
    "educator teacher instructor trainer winner champion recipient resident member associate "
    "cardiologist oncologist dermatologist neurologist psychiatrist epidemiologist orthodontist pediatrician "
    "radiologist pathologist neurosurgeon clinician midwife geologist astronaut pilot athlete quarterback "
    "goalkeeper striker model comedian rapper dj vocalist guitarist drummer bassist songwriter "
    "publicist accountant spokes secretary-general publisher prime-minister deputy assistant executive auditor marketer"
)
# Heads too weak to make a name of two capitals in front of them ("Fox Creek, member of …").
WEAK_ROLE_HEADS = _words(
    "member leader partner principal general head model resident associate recipient winner host "
    "developer producer expert specialist creator lead champion fellow chief executive assistant speaker "
    "owner investor designer deputy"
)
ROLE_MODIFIERS = _words(
    "senior junior vice executive managing general deputy assistant associate chief co acting interim former "
    "founding global regional national international group corporate lead principal head staff board "
    "independent non-executive honorary special world first second prime foreign financial operating "
    "technology technical marketing information product people human resources revenue commercial strategy "
    "medical scientific legal digital data investment risk compliance security privacy innovation growth "
    "customer experience creative art editorial research development sales business communications media "
    "public relations investor community brand content operations finance engineering programme program "
    "project account portfolio country area office state city county party the its our a an of and for & "
    "award-winning renowned acclaimed famous celebrated longtime long-time veteran fellow then-"
)
# Lower-case nouns straight before a name that only a person has.
SPEECH_VERBS = _words(
    "said says added adds noted notes explained explains stated states commented comments remarked remarks "
    "told tells continued continues concluded concludes emphasized emphasised emphasizes stressed stresses "
    "wrote writes recalled recalls shared shares"
)
# Verbs of headlines; the words before one are its subject.
HEADLINE_VERBS = _words(
    "named names explains explained joins joined appointed appoints announces announced launches launched releases "
    "released wins won receives received speaks leads led becomes reveals discusses talks earns earned elected "
    "promoted honored honoured recognized recognised unveils presents returns introduces celebrates opens takes "
    "brings calls urges votes introduced secures expands continues transforms delivers offers signs signed "
    "makes gets hosts attends meets visits vows warns hails praises welcomes applauds statement statements "
    "remarks condemns demands seeks pushes backs slams blasts cosponsors sends questions leading selected "
    "featured explores highlights helps shows turns steps takes resigns retires reacts responds issues "
    "addresses addressed inaugurates assures instructs donates writes pens debuts files"
)
# Last words of an organisation, a place, a work or an award: a run that holds one is no person.
ORGANISATION_WORDS = _words(
    "inc incorporated corp corporation co company companies llc llp ltd limited plc gmbh ag sa nv bv pty lp "
    "group holdings holding partners ventures capital fund funds bank bancorp trust insurance financial "
    "securities investments management consulting consultants solutions services systems technologies "
    "technology software labs laboratories laboratory pharmaceuticals pharma therapeutics biosciences "
    "biotech health healthcare hospital clinic medical medicine center centre institute institution "
    "foundation association society alliance council commission committee agency authority department "
    "ministry bureau office university college school academy department faculty library museum gallery "
    "theatre theater church cathedral temple mosque party union league club team fc united airlines airways "
    "motors energy power electric oil gas mining minerals resources metals gold silver lithium copper "
    "entertainment media news press times post journal magazine radio television tv studios pictures records "
    "street avenue road drive lane boulevard highway square plaza park garden gardens lake river mountain "
    "mountains valley beach island islands county city town village bridge airport station port harbor harbour "
    "building tower house hall arena stadium hotel resort casino restaurant cafe store stores shop mall "
    "award awards prize medal cup championship championships trophy scholarship fellowship program programme "
    "project initiative act bill law code conference summit forum expo festival fair show week day month year "
    "report index survey study series edition collection app platform network exchange market markets "
    "wallet token coin protocol blockchain chain pro plus max ultra lite drug syndrome disease law stadium "
    "realty properties homes construction builders engineering design designs marketing communications "
    "productions publishing publishers books wine winery vineyards brewery foods farms brands products "
    "industries international global worldwide america usa europe asia africa china india canada australia "
    "republic kingdom states federation parliament congress senate assembly court tribunal army navy force "
    "police guard newswire newsroom news wire breaks online digital cloud data ai nasdaq nyse otc etf ipo "
    "ceo vaccine hurricane storm interchange railway line metro affairs development employment security relations "
    "management operations education finance justice trade commerce defence defense tourism agriculture "
    "transport environment communication administration governance leadership democrat democrats republican "
    "republicans staters voters pediatrics dental wellness nominated nominees delegation z"
)
# Words that open sentences, headings and captions with a capital and are never part of a name.
NOT_NAMES = _words(
    "the a an this that these those it its he she they we i you his her their our your my in on at by for from "
    "with without of to and or but nor so yet as if when while where after before since until during under over "
    "between among through throughout about against into onto upon via per because although though despite "
    "however moreover furthermore additionally meanwhile therefore thus also today yesterday tomorrow now then "
    "there here what who whom whose which why how all any some many most more other another each every both "
    "few several no not only just even still already first second third last next new old one two three four "
    "five six seven eight nine ten monday tuesday wednesday thursday friday saturday sunday january february "
    "march april june july august september october november december feb apr jul aug sep "
    "sept oct nov dec north south east west northern southern eastern western central great greater upper lower "
    "united american british chinese indian german french european african asian canadian australian "
    "mexican japanese korean russian press release contact contacts media investor investors public relations "
    "information email phone tel fax website web site source sources note notes disclaimer forward looking "
    "statements safe harbor harbour business company corporate learn read visit click watch download "
    "subscribe follow join see call view sign register best top is are was were be been being has have had do "
    "does did can could may might must shall should will would let get got make made meet please dear hello "
    "thank thanks sincerely regards yes including includes based according following founded established "
    "headquartered located born photo image video caption credit courtesy copyright rights reserved "
    "said says added facebook twitter linkedin instagram youtube google amazon microsoft apple wechat weibo "
    "bitcoin ethereum covid internet christmas easter thanksgiving halloween diwali ramadan hanukkah god "
    "english spanish french german latin arabic hebrew quote unquote q&a ceo cfo coo cto usa uk us eu uae"
)
PLACES = _words(
    "sri lankan lankans des moines hill hills louis le st cleveland buffalo baltimore cincinnati pittsburgh "
    "carolina indianapolis memphis nashville charlotte orlando tampa sacramento oakland america americas york angeles francisco diego jose vegas orleans jersey hampshire mexico zealand carolina dakota virginia "
    "california texas florida georgia washington oregon nevada arizona colorado utah idaho montana wyoming "
    "kansas nebraska oklahoma arkansas louisiana mississippi alabama tennessee kentucky ohio indiana illinois "
    "michigan wisconsin minnesota iowa missouri maine vermont massachusetts connecticut delaware maryland "
    "pennsylvania hawaii alaska ontario quebec alberta manitoba saskatchewan columbia kong singapore beijing "
    "shanghai shenzhen guangzhou taiwan tokyo seoul london paris berlin munich madrid barcelona rome milan "
    "dubai abu dhabi arabia qatar israel lanka pakistan bangladesh nepal malaysia indonesia jakarta thailand "
    "bangkok vietnam hanoi philippines manila korea japan chicago boston houston dallas austin denver "
    "seattle portland miami atlanta phoenix philadelphia detroit minneapolis toronto vancouver montreal "
    "sydney melbourne brisbane perth brazil argentina chile peru colombia kenya nigeria ghana egypt "
    "england scotland ireland wales britain germany france italy spain portugal sweden norway denmark finland "
    "netherlands belgium switzerland austria poland ukraine russia turkey greece iran iraq syria kuwait oman "
    "hollywood manhattan brooklyn queens bronx antonio monica clara barbara paulo janeiro aires delhi mumbai "
    "worth springs heights hills falls creek bay cape coast ridge canyon desert forest oaks grove"
)

GIVEN_NAMES = _words(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony "
    "mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan "
    "jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander "
    "frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan "
    "walter noah jeremy christian keith roger terry gerald harold sean austin carl arthur lawrence dylan jesse "
    "jordan bryan billy joe bruce gabriel logan albert willie alan juan wayne elijah randy roy vincent ralph "
    "eugene russell bobby mason philip phillip louis harry bradley craig dale brett brent chad curtis derek "
    "derrick duane earl ernest fred glenn glen greg howard ian isaac ivan jay jeff jim jimmy joel jon karl ken "
    "kent kurt lance lee leo leon leonard lewis lloyd lucas luke marcus martin marvin max mel micah mike milton "
    "mitchell neil nick norman oliver oscar owen perry pete ray rick rob rod ron ross rusty sam seth shane shawn "
    "sid simon stan stanley steve stuart ted theodore tim todd tom tony travis trevor troy victor vernon warren "
    "wesley will bill bob ben dan dave don doug ed matt alex alfred allen barry bernard brad cameron chris clark "
    "clay clifford cody colin connor corey cory damian darren darryl dean devin dominic dustin dwight "
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret "
    "ashley kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura "
    "cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra "
    "rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly "
    "christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice "
    "ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn "
    "beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie alison allison anne annie "
    "becky beth bonnie caitlin carla carmen caroline cassandra cathy claire claudia colleen connie courtney "
    "crystal cindy dana dawn debbie eileen elaine eleanor ellen erica erin eva felicia gail gina gwen heidi holly "
    "irene jackie jane jenna jenny jill jodi joanna joanne josephine june kara karina kate katie katrina kathy "
    "kendra kerry kim kristen kristin kristina lara leah leslie lillian lily lindsay lindsey liz lorraine louise "
    "lucy lynn mandy marcia margo marsha maureen melanie mia michele mindy miranda molly monica nadia naomi nina "
    "nora norma paige paula peggy penny phyllis rita robin robyn rosa rose rosemary roxanne sally shannon sheila "
    "shelly sherry sheri sonia sophie stacey stacy sue suzanne sylvia tamara tammy tanya tara tiffany tina tracey "
    "tracy valerie vanessa vera veronica vicki wanda wendy yolanda yvonne zoe "
    "carlos luis jorge miguel francisco pedro manuel javier alejandro fernando ricardo eduardo sergio roberto "
    "rafael alberto antonio diego pablo enrique andres mario marco marcos raul ruben guillermo gustavo hector "
    "hugo ignacio jaime jesus joaquin julio leonardo lorenzo mateo mauricio nicolas rodrigo salvador santiago "
    "ana beatriz camila carolina daniela elena gabriela guadalupe isabel juana lucia luisa mariana marta mercedes "
    "paola pilar rocio silvia sofia valentina ximena paulo joao tiago thiago bruno caio "
    "jean pierre michel jacques francois philippe laurent olivier nicolas antoine luc henri claude alain didier "
    "thierry sophie camille amelie chloe giovanni giuseppe luca matteo andrea alessandro francesco stefano paolo "
    "massimo fabio simone davide giulia chiara francesca hans klaus jurgen wolfgang stefan andreas thomas uwe dieter "
    "heinz jens lars sven bjorn erik anders nils olaf henrik magnus johan karin ingrid astrid greta pieter "
    "jan piotr pawel tomasz krzysztof katarzyna agnieszka vladimir dmitry sergey sergei alexei andrei mikhail "
    "nikolai igor oleg boris yuri natalia olga svetlana tatiana irina ekaterina anastasia "
    "mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein omar khalid abdul abdullah ibrahim yusuf "
    "mustafa tariq fatima aisha layla zainab amina khadija hamad faisal saeed rashid nasser karim jamal "
    "raj rajesh suresh ramesh sanjay vijay anil sunil ajay amit ashok deepak dinesh manoj mukesh naresh pradeep "
    "rahul rakesh ravi sandeep satish sumit vikram vinod vivek arun arjun anand ashish gaurav kunal nikhil nitin "
    "pankaj prakash priya anita sunita kavita meena neha pooja shreya anjali divya lakshmi radha sita indira "
    "mahinda ranil gotabaya maithripala chandrika anura "
    "hiroshi kenji takashi akira yuki haruto satoshi kazuo naoki yuko akiko min-jun ji-hoon seung jae sung "
    "kwame kofi chinedu emeka ngozi amara thabo sipho nelson tunde femi segun adebayo chukwuma "
    "charity faith hope eden liam aidan finn niall sinead siobhan fiona gareth rhys nigel graham alistair "
    "malcolm angus hamish callum lachlan gavin darius jamal malik tyrone latoya ebony aaliyah kareem "
    "abraham elias ezra gideon judah levi nathaniel reuben saul solomon yitzhak shlomo moshe yaakov avi eitan "
    "devorah miriam rivka sharon talia yael ariel daniella eli zach jared josiah caleb cole carter chase "
    "hunter tanner blake grant drew reid brooks heath clint wade dirk kirk rex"
)

PINYIN_SURNAMES = _words(
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han "
    "tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu lü su jiang cai jia ding wei xue ye yan "
    "pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin kong bai cui kang mao qiu qin gu "
    "hou shao meng long wan duan lei qian yin chang hong gong pang lai niu lan ge bi yue nie ji "
    "wen zhai qi mo chai tong bao zuo shang ning geng zhan gan ouyang sima zhuge shangguan "
    "chew chan wong lam lee cheung ng ho tan lim goh ong leung kwok chow yeung tsai tsang hsu chiang chang "
    "lau lai chu mok fung yip chiu kwan tse tam koh teo sim chua yeo chong foo"
)
