"""Common Chinese words of releases, letters and speeches with English words that stand for them.

Data only, for finding which paragraph of a translation is which: one entry a line, the Chinese word, then
English words in their dictionary form.  Simplified characters; no name of a person, issuer or product.
A missing word costs a little evidence, no more.

Longer than other modules because it is data alone, one entry a line.
"""

from __future__ import annotations

GLOSSARY = """
一起 together
一致 consensus unanimous conclusion consistent agreement
万物 everything all
上市 ipo list public
上月 month
上个月 month
上半年 half
下半年 half
不断 constantly continue continuous
专利 patent
专业 professional expert
世界 world worldwide
业务 business
业绩 performance result
中国 china chinese
中心 center centre
丰富 rich abundant diverse
主席 chairman president chair
亏损 loss
互联网 internet
互联 connect interconnect
五百强 fortune
产业 industry industrial
产品 product
产量 output production
亲爱 dear
人员 staff personnel people
人才 talent
人工智能 ai artificial intelligence
今天 today
今年 year
今后 future
介绍 introduce introduction
价值 value
价格 price pricing
任务 task mission
任命 appoint
会议 meeting conference
伙伴 partner
传记 biography autobiography
低谷 ebb low bottom trough
体验 experience
作用 role
使命 mission
供应 supply supplier
供应商 supplier
促进 promote
保护 protect protection
保障 ensure guarantee
信任 trust
信心 confidence
信息 information
倍 times fold
健康 health healthy
元 rmb yuan
先生 mr
入选 list select include
全体 all
全球 global world worldwide globe
全屏 screen display
全员 staff
公司 company corporation
公益 charity public
公里 kilometer kilometre km
共同 together common joint
关于 about
关键 key crucial critical
关系 relationship relation
其中 among include
典礼 ceremony
农业 agriculture farm
冒险 risk venture
准备 prepare ready
减少 reduce decrease
出口 export
出货 shipment ship
出货量 shipment
分享 share
分钟 minute
创业 entrepreneur startup start-up start
创始人 founder
创新 innovation innovative innovate
创造 create
利润 profit
制造 manufacture manufacturing make
制造业 manufacturing
加强 strengthen
加油 go
努力 effort hard
动力 power momentum
勇气 courage
包括 include
化学 chemical
升级 upgrade
半导体 semiconductor
协议 agreement
单价 price
单位 unit
卖 sell sold sale
博物馆 museum
历史 history historic
参加 attend participate join
参与 participate
参数 parameter
友谊 friend friendship
双方 both side
反对 oppose against
发展 develop development growth
发布 launch release publish announce
发布会 launch conference event
发烧 enthusiast tech-savvy
发现 find discover
取得 achieve obtain reach gain
变化 change
口号 slogan
合作 cooperation collaborate collaboration partner partnership
合同 contract
同事 colleague
同学 student classmate
同比 year-on-year year increase
名誉 honor
品牌 brand
品质 quality
员工 employee staff
商业 business commercial
商业模式 model
商店 store shop
回忆 recall memory
团队 team
困境 insolvency hardship difficulty dilemma
困难 difficult difficulty hardship
国家 country nation national state
国家级 national
国际 international
国际化 globalization internationalization international global expansion
国产 domestic domestically
城市 city urban
基因 dna gene
基础 foundation basis
增长 growth grow increase rise
声音 sound voice
大会 conference congress
大学 university
大家 everyone all us
大楼 building
天气 weather
太阳能 solar
失败 fail failure
头奖 prize
女士 ms mrs madame madam
女儿 daughter
妈妈 mother mom
孩子 child children
安全 safety safe security secure
安装 install installation
定价 price pricing
定制 custom customize
实现 realize achieve
实践 practice verification
客户 customer client
宣布 announce
家电 appliance
家庭 family household
家人 family
密码 password
屏幕 screen display
工厂 factory plant
工程 engineering project
工程师 engineer
工作 work job
市场 market
市场份额 share
布局 layout ecosystem plan presence
帮助 help
平台 platform
平均 average
年会 gala meeting
年轻 young
幸福 happy happiness
广告 advertising advertisement
应用 application app
店 store shop
库存 inventory stock
度假 vacation
建立 build establish
建筑 building construction
开发 develop development
开发者 developer
开始 start begin began
开放 open
形成 form
影响 impact influence affect
影响力 influence
往前 forward
必须 must
志愿者 volunteer
快乐 joy joyful happy fun
快递 delivery express
性能 performance
性价比 cost performance value price-performance
总裁 president
总部 headquarters
总结 summary summarize
感动 touch moving moved
感谢 thank thanks grateful gratitude appreciation
成功 success successful succeed
成立 found establish set
成本 cost
成长 growth grow
战略 strategy strategic
房 property house home apartment
手机 phone smartphone handset mobile
手表 watch
手环 band bracelet
打赌 bet wager
打招呼 hello greet
技术 technology technical tech
投入 invest investment
投资 investment invest
投资者 investor
报告 report
挑战 challenge
排名 rank ranking
推出 launch introduce
推动 promote drive push
推荐 recommend
描述 describe
提供 provide offer
提升 improve enhance raise
提高 improve increase raise
支持 support
改变 change
收入 revenue income
收购 acquire acquisition
故事 story tale anecdote
教育 education
教授 professor
数据 data
数量 number amount
数字 digital
文化 culture
旅行 travel journey trip
方向 direction
方案 plan solution
旗舰 flagship
无人机 drone
日常 daily
时代 era age
时刻 moment
时间 time
明年 year
明白 understand realize
星期 week
春节 spring festival
显示 display show
晚会 gala
晚上 evening night
智能 smart intelligent intelligence
智能手机 smartphone
最高 highest top supreme
最后 last final finally
最新 latest new
最重要 important
最好 best
有趣 interesting fun
朋友 friend
服务 service serve
期待 expect look forward
未来 future
本地 local
机会 opportunity chance
机器人 robot
材料 material
来源 origin source
构建 build
条件 condition
查看 view
标准 standard
校园 campus
核心 core
梦想 dream
森林 forest
模式 model mode
欢乐 joy joyful
欢迎 welcome
正式 official formal
步骤 step
母公司 parent
每个 every each
比赛 race competition match contest
水平 level
永远 forever never always
汽车 car vehicle automotive auto
沙漠 desert
治理 governance
法律 law legal
活动 event activity campaign
流行 popular trendy
测试 test
浪潮 wave
消费者 consumer
消费 consumption consumer
淘汰 eliminate
深刻 deep profound
清楚 clear
温度 temperature
游戏 game gaming
满意 satisfaction satisfy
演讲 speech
点评 review comment
热情 passion enthusiasm
热度 popularity heat
焦虑 anxious anxiety
照片 photo
爱 love
版本 version
物流 logistics
物联网 iot
特别 special particularly especially
环境 environment
环保 environmental
现在 now
现场 site live
理念 concept philosophy idea
理想 ideal
瓶颈 bottleneck
生态 ecosystem ecological
生态链 ecosystem
生命 life
生活 life live living
生产 production produce
用户 user
电动 electric
电动车 ev electric
电池 battery
电视 tv television
电商 e-commerce
疫情 pandemic epidemic covid-19
目标 goal target aim
直接 directly direct
相信 believe
相机 camera
真正 truly real really
知识产权 intellectual property
研发 r&d research development
研究 research study
社区 community
社会 society social
票 ticket
科技 technology tech
科学 science
移动 mobile
稳定 stable
突破 breakthrough
第一 first
第二 second
第三 third
第四 fourth
第一代 first-generation first
等待 wait
简单 simple
管理 management manage
粉丝 fan
精神 spirit
系列 series
系统 system
经济 economy economic
经历 experience
经验 experience
结果 result
绩效 performance
维修 repair
缺点 shortcoming
网友 netizen user internet
网络 network
美元 usd dollar
美国 us u.s. american america states
美好 better beautiful wonderful
翻倍 double
老师 teacher
考虑 consider
股票 stock share
股份 share
能力 ability capability
能源 energy
自己 own self ourselves myself
自豪 proud
自信 confidence
舒适 comfortable
航天 space
节能 energy
花费 spend cost
英国 uk britain british
蓝图 blueprint
融合 integration integrate integrated converge
行业 industry sector
行动 action
衣服 clothes
表示 say said state
规模 scale
视频 video
认识 know
认证 certification certify
讨论 discuss discussion
训练 training
设备 device equipment
设计 design
证明 prove verify
评价 comment review evaluation
语言 language
语言包 language
说明 explain
请求 request
调整 adjust adjustment
谢谢 thank thanks
负责 responsible
质量 quality
货币 currency
费用 fee cost expense
赛道 track
超过 exceed over more surpass than
趋势 trend
足球 football soccer
路线 route
跑步 run running
车辆 vehicle
转化 transformation transform conversion
软件 software
辛苦 hard
过去 past
运动 sport movement exercise
运营 operation operate
还是 still
进入 enter
进步 progress
远远 far
选择 choose choice option
透明 transparent
通过 through pass via
造车 car vehicle
速度 speed
遗憾 regret
部门 department
配件 accessory
配置 configuration
重要 important
重启 restart
金融 finance financial
销量 sale sold sales
销售 sale sell sales
长期 long-term long
门店 store
问题 question problem issue
难忘 unforgettable memorable
青春 youth
非常 very extremely
面对 face
音乐 music
音箱 speaker
领导 leader leadership
领先 lead leading
风险 risk
食品 food
饮料 beverage drink
驱动 drive
高端 premium high-end
高光 highlight spotlight
高兴 glad happy pleased
默认 default
奇迹 miracle
奋斗 strive struggle
奖励 reward award
奖金 bonus prize award
奖 award prize
女性 woman women female
学校 school
学习 learn study
学生 student
家乡 hometown
专家 expert
专注 focus
中午 noon
乐趣 fun
乘法 multiplication synergistic synergy
催化剂 catalyst
加法 addition
方程式 equation formula
不可思议 incredible
海 sea ocean
海洋 ocean marine
河 river
湖 lake
山 mountain
树 tree
水 water
火 fire
风 wind
电力 power electricity
桥 bridge
船 ship boat vessel
港口 port harbor harbour
机场 airport
铁路 railway rail
医院 hospital
医生 doctor
医疗 medical healthcare
病人 patient
药物 drug medicine
疫苗 vaccine
儿童 child children
老人 elderly senior
农村 rural village
农民 farmer
村 village
政府 government
政策 policy
部长 minister
总统 president
总理 premier minister
法院 court
银行 bank
保险 insurance
贷款 loan
基金 fund
债券 bond
税 tax
季度 quarter
第一季度 first quarter
第二季度 second quarter
第三季度 third quarter
第四季度 fourth quarter
年度 annual year
月 month
周年 anniversary
十周年 tenth anniversary
净利润 net profit
毛利 gross
毛利率 gross margin
现金 cash
资产 asset
股东 shareholder
董事会 board
董事长 chairman
首席执行官 ceo chief
副总裁 vice president
总经理 general manager
经理 manager
团结 unite unity
承诺 commitment commit promise pledge
责任 responsibility
透明度 transparency
道歉 apologize apology sorry
事故 accident incident
调查 investigation survey investigate
召回 recall
故障 fault failure
维护 maintenance maintain
可持续 sustainable sustainability
碳排放 carbon emission
碳中和 carbon neutral
可再生 renewable
回收 recycle recycling
光伏 solar photovoltaic
储能 storage
充电 charge charging
芯片 chip
传感器 sensor
屏 screen display
摄像头 camera
耳机 earphone headphone earbud
键盘 keyboard
电脑 computer laptop
平板 tablet
路由器 router
灯 lamp light lighting
锁 lock
门 door
厨房 kitchen
咖啡 coffee
茶 tea
酒 wine
衣 clothes
鞋 shoe
玩具 toy
书 book
图书 book
作者 author
艺术 art
展览 exhibition
电影 film movie
节目 program programme show
冠军 champion
比例 ratio proportion
超级 super
新零售 retail
零售 retail
线上 online
线下 offline
直播 live stream livestream
订单 order
交付 deliver delivery
生产线 line
员工持股 share
培训 training train
招聘 recruit hire recruitment
招募 recruit
离开 leave left
加入 join
退休 retire retirement
去世 pass died bereaved death
丈夫 husband
妻子 wife
父亲 father
父母 parent
岁 year age old
住在 live lives
海外 overseas
欧洲 europe european
印度 india indian
日本 japan japanese
德国 germany german
法国 france french
新加坡 singapore
香港 hong kong
北京 beijing
上海 shanghai
深圳 shenzhen
广州 guangzhou
台湾 taiwan
亚洲 asia asian
非洲 africa african
美洲 america
俄罗斯 russia russian
韩国 korea korean
印度尼西亚 indonesia indonesian
印尼 indonesia indonesian
越南 vietnam
泰国 thailand
马来西亚 malaysia
西班牙 spain spanish
意大利 italy italian
巴西 brazil
墨西哥 mexico
加拿大 canada
澳大利亚 australia
论坛 forum
刷机 flash rom
适配 adapt compatible adaptation
组织 organization organize
结构 structure
渗透 penetrate
护城河 moat
引领者 leader
引领 lead
先锋 pioneer
探索 explore exploration
征程 journey
出发 start set
道路 road path
坎坷 bump bumpy rough
首先 first firstly
其次 second secondly
最终 finally eventually
因此 therefore thus
但是 but however
如果 if
为什么 why
怎么办 do
怎么 how
什么 what
谁 who
哪里 where
何时 when
多少 how many
不是 not
没有 no not without
不会 not never
居然 unexpectedly surprise
必要 necessary necessity
明确 clear
加码 increase double
下一代 next generation
下一个 next
十年 decade ten
新十年 decade
致敬 tribute salute
重回 back return
回归 return
三大 three
铁律 rule principle law
原则 principle
目前 currently present
当前 current
当时 then time
起初 beginning initially
年初 beginning
年底 end
早上 morning
下午 afternoon
"""
