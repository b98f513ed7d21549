"""English words that stand around names: data only, no logic.

Everything is lower case unless its case matters.  Given names are a hint among others, never
needed: a name is also found by its title, its role, what it says and how it is spelled elsewhere.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words before a name that only a person has; the first group is never a role.
COURTESY = _words(
    """
    dame dato datuk dr drs excellency hajji lady lord madam madame mdm messrs miss mme mr mrs ms mx prof
    professor profs shri sir smt tan-sri tun
    """
)
RANKS = _words(
    """
    adm admiral ambassador archbishop assemblyman assemblywoman attorney bishop brigadier brother capt
    captain cardinal chancellor chef chief cllr cllrs cmdr coach col colonel commander commodore
    congressman congressmen congresswoman congresswomen constable councillor councillors councilman
    councilmember councilwoman delegate deputy detective father gen general gov governor governors hon
    honorable honourable imam judge justice king lieutenant lt maj major marshal mayor minister ministers
    officer pastor pope president presidents prince princess queen rabbi rep representative
    representatives reps rev reverend saint secretary sen senator senators sens sergeant sgt sheikh
    sheriff sister speaker ven venerable
    """
)
# Ranks that stand before a bare surname ("President Okoro") and make it a name.
SURNAME_RANKS = _words(
    """
    adm admiral ambassador archbishop bishop brigadier capt captain chancellor chef cllr cllrs col colonel
    commodore congressman congressmen congresswoman congresswomen constable councillor councillors gen gov
    governor judge justice king lieutenant lt maj marshal mayor minister pastor pope president prince
    princess queen rabbi rep representative representatives reps rev reverend secretary sen senator
    senators sens sergeant sgt sheikh sheriff
    """
)
ABBREVIATED = """
    Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Gen Col Lt Capt Maj Sgt Adm Cmdr Rev Hon Mme Mdm Messrs St
    Ven Eng Atty Fr Jr Sr
"""
ABBREVIATED_BEFORE_FIGURES = "approx fig figs nos vol pp ca"
PARTICLES = _words(
    """
    a/l a/p af al av ben bin bint binte binti d/o da das de del dela della delle den der des di do dos
    du el ibn la las le los s/o te ten ter van vander von y zu zum zur
    """
)
GENERATIONS = _words(
    """
    ii iii iv jr jr. sr sr. v
    """
)
POSTNOMINALS = """
    M.D. MD Ph.D. PhD Ph.D D.O. DO J.D. JD MBA M.B.A. CPA C.P.A. CFA CFP Esq. Esq D.D.S. DDS D.M.D. DMD
    R.N. RN Ed.D. EdD DrPH MPH M.P.H. FACC FACS FAHA DVM D.V.M. PharmD Pharm.D. Psy.D. PsyD LCSW M.S.
    M.A. B.Sc. M.Sc. MSc P.E. PE PMP OBE CBE MBE FRS CISSP KBE FAAN FACP MHA MSN APRN LMFT SHRM-SCP SPHR
"""

# The noun a role is built on.  A phrase counts as a role when it holds one of these.
ROLE_HEADS = _words(
    """
    accountant activist actor actress administrator adviser advisor aide alderman ambassador analyst
    anesthesiologist animator anthropologist archaeologist archbishop architect archivist artist assemblyman
    assemblywoman assistant associate astronaut astronomer astrophysicist athlete attorney auctioneer
    auditor author avp barrister bassist biochemist biographer biologist botanist broadcaster broker bursar
    campaigner captain cardiologist cdo ceo cfo chair chairman chairperson chairwoman champion chancellor
    chaplain chef chemist chief choreographer chro cio ciso climatologist clinician cmo co-author co-ceo
    co-chair co-founder co-owner coach cofounder columnist comedian commander commissioner composer
    comptroller congressman congresswoman consultant controller coo coordinator correspondent councillor
    councilman councilwoman counsel cpo creator cro cso cto curator cyclist dean defendant dentist deputy
    dermatologist designer developer director director-general dj doctor drummer ecologist economist editor
    editor-in-chief educator emeritus endocrinologist engineer entrepreneur envoy epidemiologist evp
    executive expert fellow filmmaker firefighter founder fundraiser gastroenterologist general geneticist
    geographer geologist geophysicist goalkeeper governor guitarist gymnast head historian horticulturist
    host hostess hydrologist illustrator immunologist inspector instigator instructor inventor investor
    journalist judge justice laureate lawyer lead leader lecturer librarian magistrate manager marketer
    mathematician mayor md member meteorologist microbiologist midfielder midwife minister model mp musician
    negotiator neurologist neuroscientist neurosurgeon novelist nurse nutritionist oceanographer officer
    ombudsman oncologist orthodontist owner paleontologist paramedic partner pastor pathologist pediatrician
    pharmacist philanthropist photographer physician physicist pilot plaintiff planner player poet
    practitioner presenter president prime-minister principal producer professor provost psychiatrist
    psychologist psychotherapist publicist publisher quarterback rabbi radiologist rapper rapporteur realtor
    recipient rector registrar reporter representative researcher resident scientist screenwriter sculptor
    secretary secretary-general secretary-treasurer seismologist senator sheriff singer sociologist
    solicitor sommelier songwriter speaker specialist spokes spokesman spokesperson spokeswoman statistician
    strategist striker superintendent supervisor surgeon svp swimmer teacher technician therapist trainer
    translator treasurer trustee tutor under-secretary undersecretary urologist veterinarian vicar
    vice-chair vice-president virologist vocalist volunteer vp winemaker winner writer zoologist
    """
)
# Heads too weak to make a name of two capitals in front of them ("Fox Creek, member of …").
WEAK_ROLE_HEADS = _words(
    """
    assistant associate champion chief creator deputy designer developer executive expert fellow general
    head host investor lead leader member model owner partner principal producer recipient resident
    speaker specialist volunteer winner
    """
)
ROLE_MODIFIERS = _words(
    """
    & a acclaimed account acting an and area art assistant associate award-winning board brand business
    celebrated chief city co commercial communications community compliance content corporate country
    county creative customer data deputy development digital editorial engineering executive experience
    famous fellow finance financial first for foreign former founding general global group growth head
    honorary human independent information innovation interim international investment investor its
    junior lead legal long-time longtime managing marketing media medical national non-executive of
    office operating operations our party people portfolio prime principal privacy product program
    programme project public regional relations renowned research resources revenue risk sales
    scientific second security senior special staff state strategy technical technology the then-
    veteran vice world
    """
)
# Before a role: it is held no longer.
FORMER = _words("erstwhile ex former formerly once one-time onetime past previously retired")
# Before a role: it is another's, for whom somebody stands in.
SECOND = _words("assistant associate deputy vice")
# Of these, what one is to somebody: “Secretary to the President”.
HELD_TO = _words(
    """
    adviser advisor aide ambassador assistant commissioner consultant counsel delegate envoy
    representative secretary
    """
)
# Lower-case nouns straight before a name that only a person has.
SPEECH_VERBS = _words(
    """
    added adds commented comments concluded concludes continued continues emphasised emphasized
    emphasizes explained explains noted notes recalled recalls remarked remarks said says shared shares
    stated states stressed stresses tells told writes wrote
    """
)
# Whoever is met, thanked or married is more often a person than a company.
PERSON_VERBS = _words(
    """
    congratulate congratulated hugged interviewed married met succeed succeeded succeeding telephoned thank
    thanked
    """
)
# “appointed Ann Dorsey Chief Engineer”: the name between one of these and a role is a person's.
APPOINTING_VERBS = _words(
    """
    appoint appointed appoints elect elected elects hire hired hires name named names promote promoted
    promotes makes made
    """
)
# Verbs of headlines; the words before one are its subject.
HEADLINE_VERBS = _words(
    """
    addressed addresses announced announces applauds appointed appoints assures attends backs becomes
    blasts brings calls celebrates condemns continues cosponsors debuts delivers demands discusses
    donates earned earns elected expands explained explains explores featured files gets hails helps
    highlights honored honoured hosts inaugurates instructs introduced introduces issues joined joins
    launched launches leading leads led makes meets named names offers opens pens praises presents
    promoted pushes questions reacts received receives recognised recognized released releases remarks
    resigns responds retires returns reveals secures seeks selected sends shows signed signs slams
    speaks statement statements steps takes talks transforms turns unveils urges visits votes vows warns
    welcomes wins won writes
    """
)
# Last words of an organisation, a place, a work or an award: a run that holds one is no person.
ORGANISATION_WORDS = _words(
    """
    academy act administration advisory affairs africa ag agency agriculture ai airlines airport airways
    alliance alpha america app arena army artisans asia assembly associates association australia
    authority automotive ave avenue aviation award awards bakery bancorp bank beach bill biosciences bldg
    biotech blockchain blvd books boomers boulevard boutique brands breaks brewery bridge builders
    building bureau bv cafe canada capital casino cathedral center centre ceo chain championship
    championships china church city clinic cloud club co code coin collection college commerce
    commission committee communication communications companies company conference congress construction
    consultants consulting copper corp corporation council county court cup data day defence defense
    delegation democrat democrats dental dentistry department design designs development digital disease
    drive drug edition education electric employment energy engineering entertainment environment etf
    europe exchange expo faculty fair farms fc federation fellowship festival finance financial foods
    force forum foundation fund funds gallery garden gardens gas global gmbh gold governance group guard
    gym hall harbor harbour health healthcare hemp highway holding holdings homes hospital hotel house
    hurricane inc incorporated index india industries initiative institute institution insurance
    interchange international investments ipo island islands journal justice kingdom laboratories
    laboratory labs lake landscapes landscaping lane law leadership league library limited line lite
    lithium llc llp lp ltd magazine mall management market marketing markets max medal media medical
    medicine metals metro minerals mining ministry month mosque motors mountain mountains museum nasdaq
    navy network news newsroom newswire nominated nominees nutratech nv nyse office oil online
    operations orthodontics otc panthers park parliament partners party pediatrics pharma
    pharmaceuticals photography pictures platform plaza plc plumbing plus police port post power press
    prize pro productions products program programme project properties protocol pty publishers
    publishing radio railway rd realty records relations report republic republican republicans resort
    resources restaurant river road roofing sa salon scholarship school securities security senate
    series services shop show silver society software solutions spa square stadium staters states
    station store stores storm street studio studios study suite summit survey syndrome systems team
    technologies technology television temple theater theatre therapeutics times token tourism tower
    town trade transport tribunal trophy trust tv ultra union united university usa vaccine valley
    ventures village vineyards voters wallet week wellness wine winery wire worldwide year z
    """
)
# Family names among them: the last of two words may be one.
SURNAMES_TOO = _words(
    """
    bank banks bay beach bell best bishop bridge bridges bush castle champion church court day drake east
    english field fields ford forest french gold hall hill house judge lake lane law march may north nurse
    park parks player post power press price read rivers rose school silver singer south speaker street
    temple union valley week wells west young
    """
)
# Words that open sentences, headings and captions with a capital and are never part of a name.
NOT_NAMES = _words(
    """
    a about according added additionally african after against all already also although american among
    an and another any apr april arabic are as asian at aug august australian based be because been
    before being best between born both british business but by call can canadian caption central ceo
    cfo chinese christmas click company contact contacts coo copyright corporate could courtesy covid
    credit cto dear dec december despite did disclaimer diwali do does download during each east easter
    eastern eight email english established eu european even every fax feb february few first five
    follow following for forward founded four french friday from furthermore german get god got great
    greater had halloween hanukkah harbor harbour has have he headquartered hebrew hello her here his
    how however i if image in includes including indian information internet into investor investors is
    it its january japanese join jul july june just korean last latin learn let located looking lower
    made make many march may meanwhile media meet mexican might monday more moreover most must my new
    next nine no nor north northern not note notes nov november now oct october of old on one only onto
    or other our over per phone photo please press public q&a quote ramadan read regards register
    relations release reserved rights russian safe said saturday says second see sep sept september
    seven several shall she should sign since sincerely site six so some source sources south southern
    spanish statements still subscribe sunday tel ten thank thanks thanksgiving that the their then
    there therefore these they third this those though three through throughout thursday thus to today
    tomorrow top tuesday two uae uk under united unquote until upon upper us usa via video view visit
    was watch we web website wednesday were west western what when where which while who whom whose why
    will with without would yes yesterday yet you your
    """
)
PLACES = _words(
    """
    abu aires alabama alaska alberta america americas angeles antonio arabia argentina arizona arkansas
    atlanta austin austria baltimore bangkok bangladesh barbara barcelona bay beijing belgium berlin
    boston brazil brisbane britain bronx brooklyn buffalo california canyon cape carolina charlotte
    chicago chile cincinnati clara cleveland coast colombia colorado columbia connecticut creek dakota
    dallas delaware delhi denmark denver des desert detroit dhabi diego dubai egypt england falls
    finland florida forest france francisco georgia germany ghana greece grove guangzhou hampshire hanoi
    hawaii heights hill hills hollywood houston idaho illinois indiana indianapolis indonesia iowa iran
    iraq ireland israel italy jakarta janeiro japan jersey jose kansas kentucky kenya kong korea kuwait
    lanka lankan lankans le london louis louisiana madrid maine malaysia manhattan manila manitoba
    maryland massachusetts melbourne memphis mexico miami michigan milan minneapolis minnesota
    mississippi missouri moines monica montana montreal mumbai munich nashville nebraska nepal
    netherlands nevada nigeria norway oakland oaks ohio oklahoma oman ontario oregon orlando orleans
    pakistan paris paulo pennsylvania perth peru philadelphia philippines phoenix pittsburgh poland
    portland portugal qatar quebec queens ridge rome russia sacramento saskatchewan scotland seattle
    seoul shanghai shenzhen singapore spain springs sri st sweden switzerland sydney syria taiwan tampa
    tennessee texas thailand tokyo toronto turkey ukraine utah vancouver vegas vermont vietnam virginia
    wales washington wisconsin worth wyoming york zealand
    """
)
# A hint among others.
GIVEN_NAMES = _words(
    """
    aaliyah aarav aaron abdul abdullah abel abigail abraham adam adebayo aditya agnieszka ahmad ahmed
    aidan aisha ajay akash akiko akira alain alan albert alberto alec alejandro aleksandr aleksei
    alessandro alessia alex alexa alexander alexei alexis alfonso alfred ali alice alicia alison
    alistair allen allison alonzo alton alvin alyssa aman amanda amara amber amelie amina amit amos amy
    ana anand ananya anastasia anatoly anders andrea andreas andrei andres andrew andrzej angela
    angelica angelo angus anil anita anjali ankit ann anna anne annie anthony antoine antoinette anton
    antonio anura aparna april archie ariana ariel arjun arlene armando arnold arthur arturo arun ashish
    ashley ashok astrid austin avery avi ayesha barbara barney barry bart bartosz bashir basil beatriz
    becky ben benjamin bennett bernadette bernard bert beth bethany betty beverly bharat bianca bilal
    bill billy bjorn blaine blake bob bobby bogdan bonnie boris boyd brad bradley brady branden brandon
    brenda brendan brent brett brian bridget brittany brooke brooks bruce bruno bryan bryant byron caio
    caitlin caleb callum calvin cameron camila camilla camille candace carl carla carlos carlton carly
    carmen carol caroline carolyn carter casey cassandra catherine cathy cecilia cedric celeste cesar
    chad chandrika charity charlene charles charlotte chase cheryl chester chetan chiara chinedu chloe
    chris christian christina christine christopher christy chukwuma cindy claire clarence clark claude
    claudia claudio clay clayton clifford clifton clint clyde cody cole colin colleen connie connor
    conrad constance corey corinne cornelius cory courtney craig crystal curtis cynthia cyrus dale
    damian dan dana dane daniel daniela daniella danielle darius darren darryl daryl dave david davide
    dawn dean debbie deborah debra deepa deepak deepika delbert denis denise dennis derek derrick
    desmond destiny devin devorah dexter diana diane didier diego dieter dimitri dina dinesh dirk divya
    dmitry dolores dominic don donald donna doris dorothy doug douglas drew duane dustin dwayne dwight
    dylan earl ebony ed eden edgar edith edmund eduardo edward edwin efrain eileen eitan ekaterina
    elaine eleanor elena eli elias elijah elina elise eliza elizabeth ella ellen elliot elliott elmer
    elsa elton emanuel emeka emil emiliano emilio emily emma enrique eric erica erik erin ernest ernesto
    ervin esteban esther ethan ethel eugene eunice eva evan evelyn everett ezra fabio faisal faith farah
    farid fatima fatma faye felicia felipe felix femi fernando filip finn fiona floyd forrest frances
    francesca francesco francisco francois frank frankie fred freddie frederick gabriel gabriela
    gabrielle gail ganesh gareth garrett garry gary gaurav gavin genevieve geoffrey george georgi
    georgia gerald geraldine gerardo ghassan gideon gilbert gina gioele giovanni girish giulia giuseppe
    gladys glen glenn gloria gopal goran gotabaya grace graham grant greg gregory greta gretchen grover
    grzegorz guadalupe guillermo gustavo guy gwen habib haider hailey haley hamad hamish hana hannah
    hans harish harlan harold harper harry haruto harvey hassan heath heather hector heidi heinz helen
    hemant henri henrik henry herbert herman hillary hiroshi hisham holly homer hope horace howard
    howell hugo hunter hussein ian ibrahim ida ignacio ignatius igor ilya imani imran indira ingrid ira
    irene irina irving isaac isabel isabella isaiah ismail ivan ivana ivy jack jackie jackson jacob
    jacqueline jacques jae jaime jakub jamal james jamie jan jana jane janet janice jared jaroslav
    jarvis jasmine jason jasper javier javon jawad jay jayant jean jeff jeffrey jelena jenna jennifer
    jenny jens jeremy jerome jerry jess jesse jessica jessie jesus ji-hoon jill jim jimmy joan joanna
    joanne joao joaquin jocelyn jodi joe joel johan john johnny jon jonas jonathan jordan jorge jose
    joseph josephine joshua josiah josie joy joyce juan juana judah judith judy julia juliana julie
    juliet julio julius june jurgen justin justine justus jyoti kamal kara karan kareem karen karim
    karin karina karl kartik katarzyna kate katelyn katherine kathi kathleen kathryn kathy katie katrina
    katya kavita kayla kazuo keisha keith kelly kelsey kelvin ken kendall kendra kendrick kenji kenneth
    kenny kent kermit kerry kevin khadija khalid kim kimberly kiran kirill kirk kishore klaus kofi
    kristen kristin kristina kristopher krzysztof kunal kurt kwame kyle lachlan lakshmi lalit lamar lana
    lance landon lane lara larry lars latasha latoya laura lauren laurent lawrence layla layne leah lech
    lee leigh leila leland lena lenora leo leon leonard leonardo leroy leslie lester leticia levi lewis
    liam lila lillian lillie lily linda lindsay lindsey lionel lisa liz lloyd logan lola lonnie lorena
    lorenzo lori lorne lorraine louis louise lowell luc luca lucas lucia lucille lucius lucy luis luisa
    lukasz luke luna luther lyle lynn mabel maciej mack madhav madison maggie magnus mahesh mahinda
    mahmoud maithripala majid malcolm malik mandy manoj mansour manuel marcella marcia marcin marco
    marcos marcus marek margaret margarita margo maria mariana marianne marie marilyn marina mario
    marisol mark marlon marsha marshall marta martha martin marvin mary maryam maryann mason massimo
    matej mateo mateusz matilda matt matteo matthew maureen maurice mauricio max maxine maxwell maya
    meena megan mehdi mel melanie melissa mercedes meredith merle mia micah michael michel michele
    michelle miguel mike mikhail milan miles milo milos milton min-jun mindy miranda miriam mirko misha
    mitchell mohamed mohammad mohammed mohan molly mona monica monique monroe morgan morris moses moshe
    muhammad mukesh muna murali muriel murray mustafa myron nabil nada nadezhda nadia nadine nancy
    nandini naoki naomi naresh nasser natalia natalie natasha nathan nathaniel naveen ned neeraj neha
    neil nell nellie nelson neville ngozi niall nicholas nick nicolas nicole nigel nikhil nikola nikolai
    nils nina nitin noah noel noelle nolan noor nora noreen norma norman novak octavio odell odessa
    oksana olaf oleg olga oliver olivia olivier omar omari ondrej orville osama oscar oskar otis owen
    pablo paige pamela pankaj paola paolo parth pascal patricia patrick patty paul paula paulo pavel
    pawel pedro peggy penny percy perla perry pete peter petr petra phil philip philippe phillip phyllis
    pierre pieter pilar piotr piyush pooja pradeep prakash prasad pratik preeti preston priscilla priya
    qasim quentin quincy quinn rachel radek radha rafael raghav raghu rahul raj rajesh rakesh ralph
    ramesh rami ramon ramona randall randy rania ranil rashid raul ravi ray raymond rebecca reem regina
    reginald reid renee reuben rex rhonda rhys ricardo richard rick riley rita rivka rob robert roberto
    robin robyn rocco rocio rod roderick rodney rodrigo roger rohan rohit roland roman ron ronald
    roosevelt rosa rosalind rose rosemarie rosemary ross roxana roxanne roy royce ruben rudolph rufus
    rupert ruslan russell rusty ruth ryan sabrina sachin saeed sagar salim sally salma salvador
    salvatore sam samantha sami samir samira sammy samuel sandeep sandra sanford sangeeta sanjay
    santiago sara sarah sarita sasha satish satoshi saul savannah scott sean sebastian segun selena
    serena sergei sergey sergio seth seung shahid shane shankar shannon sharon shawn sheila shelby
    shelly sheri sherman sherry shikha shirley shivani shlomo shreya shubham sid siddharth sierra silas
    silvia simon simona simone sinead siobhan sipho sita skylar slavica smita sofia solomon sonia sophia
    sophie spencer srinivas stacey stacy stan stanislav stanley stefan stefano stella stephanie stephen
    sterling steve steven stewart stuart subhash sudhir sue sultan sumit sung sunil sunita suraj suresh
    susan susanna suzanne sven svetlana swati sybil sydney sylvia szymon tabitha takashi talia tamara
    tamer tammy tania tanner tanya tara taras tariq tarun tatiana taylor ted terence teresa terrance
    terrence terry thabo theo theodore theresa thiago thierry thomas tiago tiffany tim timothy tina toby
    todd tom tomas tomasz tony tracey tracy travis trent trenton trevor tricia trisha troy trudy truman
    tunde ty tyler tyrone uday ujjwal ulysses uma umesh uriah ursula usman uwe vaclav valentin valentina
    valerie vance vanessa varun vasily vaughn velma vera vernon veronica vicki victor victoria vidya
    vijay vijaya vikas vikesh vikram viktor vinay vincent vinod virgil virginia vishal vivek vivian vlad
    vladimir wade wael waldo walid wallace walter wanda warren wayne wendy wesley whitney wilbert wilbur
    wilfred will willard william willie willis wilma winston wojciech wolfgang woodrow xavier ximena
    yaakov yael yana yash yasmin yelena yitzhak yogesh yolanda younis yousef yuki yuko yulia yuri yusuf
    yvette yvonne zach zachary zahra zainab zelda ziad zoe zoran zuzana
    """
)
# Family names of Chinese people in Latin letters, of the mainland and beyond.
PINYIN_SURNAMES = _words(
    """
    bai bao bi cai cao chai chan chang chen cheng cheung chew chiang chiu chong chow chu chua cui dai
    deng ding dong du duan fan fang feng foo fu fung gan gao ge geng goh gong gu guo han he ho hong hou
    hsu hu huang ji jia jiang jin kang koh kong kwan kwok lai lam lan lau lee lei leung li liang liao
    lim lin liu long lu luo lü ma mao meng mo mok ng nie ning niu ong ouyang pan pang peng qi qian qin
    qiu ren shang shangguan shao shen shi sim sima song su sun tam tan tang teo tian tong tsai tsang tse
    wan wang wei wen wong wu xia xiao xie xiong xu xue yan yang yao ye yeo yeung yin yip yu yuan yue
    zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuge zou zuo
    """
)
