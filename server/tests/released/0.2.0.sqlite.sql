-- A database of lantoa 0.2.0 with its sample, of which one activity of each form is kept, and a row of each kind that the
-- sample has none of. Its tables and rows, then the indices of words, which are made from them.
BEGIN TRANSACTION;
CREATE TABLE "seaql_migrations" ( "version" varchar NOT NULL PRIMARY KEY, "applied_at" integer NOT NULL );
INSERT INTO seaql_migrations VALUES('m20261123_000001_create_foundation',1795788533);
INSERT INTO seaql_migrations VALUES('m20261124_000003_key_forms',1795788533);
INSERT INTO seaql_migrations VALUES('m20261124_000004_extend_accounts',1795788533);
INSERT INTO seaql_migrations VALUES('m20261124_000005_name_organisations',1795788533);
INSERT INTO seaql_migrations VALUES('m20261124_000006_add_calendar',1795788533);
INSERT INTO seaql_migrations VALUES('m20261124_000007_index_search',1795788533);
INSERT INTO seaql_migrations VALUES('m20261124_000008_keep_lists',1795788533);
INSERT INTO seaql_migrations VALUES('m20261124_000009_secure_accounts',1795788533);
INSERT INTO seaql_migrations VALUES('m20261124_000010_tell_news',1795788533);
INSERT INTO seaql_migrations VALUES('m20261127_000011_search_names',1795788533);
CREATE TABLE units (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id BIGINT CONSTRAINT units_parent REFERENCES units (id),
    path TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    folded TEXT NOT NULL
, version BIGINT NOT NULL DEFAULT 1);
INSERT INTO units VALUES(1,'01','Thành phố Hà Nội','Hanoi City','city',NULL,'/1/',NULL,NULL,'thanh pho ha noi',1);
INSERT INTO units VALUES(2,'001','Quận Ba Đình','Ba Dinh Urban District','urban_district',1,'/1/2/',NULL,'2025-06-30','quan ba dinh',1);
INSERT INTO units VALUES(3,'002','Quận Hoàn Kiếm','Hoan Kiem Urban District','urban_district',1,'/1/3/',NULL,'2025-06-30','quan hoan kiem',1);
INSERT INTO units VALUES(4,'003','Quận Tây Hồ','Tay Ho Urban District','urban_district',1,'/1/4/',NULL,'2025-06-30','quan tay ho',1);
INSERT INTO units VALUES(5,'004','Quận Long Biên','Long Bien Urban District','urban_district',1,'/1/5/',NULL,'2025-06-30','quan long bien',1);
INSERT INTO units VALUES(6,'005','Quận Cầu Giấy','Cau Giay Urban District','urban_district',1,'/1/6/',NULL,'2025-06-30','quan cau giay',1);
INSERT INTO units VALUES(7,'006','Quận Đống Đa','Dong Da Urban District','urban_district',1,'/1/7/',NULL,'2025-06-30','quan dong da',1);
INSERT INTO units VALUES(8,'007','Quận Hai Bà Trưng','Hai Ba Trung Urban District','urban_district',1,'/1/8/',NULL,'2025-06-30','quan hai ba trung',1);
INSERT INTO units VALUES(9,'008','Quận Hoàng Mai','Hoang Mai Urban District','urban_district',1,'/1/9/',NULL,'2025-06-30','quan hoang mai',1);
INSERT INTO units VALUES(10,'009','Quận Thanh Xuân','Thanh Xuan Urban District','urban_district',1,'/1/10/',NULL,'2025-06-30','quan thanh xuan',1);
INSERT INTO units VALUES(11,'016','Huyện Sóc Sơn','Soc Son District','rural_district',1,'/1/11/',NULL,'2025-06-30','huyen soc son',1);
INSERT INTO units VALUES(12,'017','Huyện Đông Anh','Dong Anh District','rural_district',1,'/1/12/',NULL,'2025-06-30','huyen dong anh',1);
INSERT INTO units VALUES(13,'018','Huyện Gia Lâm','Gia Lam District','rural_district',1,'/1/13/',NULL,'2025-06-30','huyen gia lam',1);
INSERT INTO units VALUES(14,'019','Quận Nam Từ Liêm','Nam Tu Liem Urban District','urban_district',1,'/1/14/',NULL,'2025-06-30','quan nam tu liem',1);
INSERT INTO units VALUES(15,'020','Huyện Thanh Trì','Thanh Tri District','rural_district',1,'/1/15/',NULL,'2025-06-30','huyen thanh tri',1);
INSERT INTO units VALUES(16,'021','Quận Bắc Từ Liêm','Bac Tu Liem Urban District','urban_district',1,'/1/16/',NULL,'2025-06-30','quan bac tu liem',1);
INSERT INTO units VALUES(17,'250','Huyện Mê Linh','Me Linh District','rural_district',1,'/1/17/',NULL,'2025-06-30','huyen me linh',1);
INSERT INTO units VALUES(18,'268','Quận Hà Đông','Ha Dong Urban District','urban_district',1,'/1/18/',NULL,'2025-06-30','quan ha dong',1);
INSERT INTO units VALUES(19,'269','Thị xã Sơn Tây','Son Tay Town','town',1,'/1/19/',NULL,'2025-06-30','thi xa son tay',1);
INSERT INTO units VALUES(20,'271','Huyện Ba Vì','Ba Vi District','rural_district',1,'/1/20/',NULL,'2025-06-30','huyen ba vi',1);
INSERT INTO units VALUES(21,'272','Huyện Phúc Thọ','Phuc Tho District','rural_district',1,'/1/21/',NULL,'2025-06-30','huyen phuc tho',1);
INSERT INTO units VALUES(22,'273','Huyện Đan Phượng','Dan Phuong District','rural_district',1,'/1/22/',NULL,'2025-06-30','huyen dan phuong',1);
INSERT INTO units VALUES(23,'274','Huyện Hoài Đức','Hoai Duc District','rural_district',1,'/1/23/',NULL,'2025-06-30','huyen hoai duc',1);
INSERT INTO units VALUES(24,'275','Huyện Quốc Oai','Quoc Oai District','rural_district',1,'/1/24/',NULL,'2025-06-30','huyen quoc oai',1);
INSERT INTO units VALUES(25,'276','Huyện Thạch Thất','Thach That District','rural_district',1,'/1/25/',NULL,'2025-06-30','huyen thach that',1);
INSERT INTO units VALUES(26,'277','Huyện Chương Mỹ','Chuong My District','rural_district',1,'/1/26/',NULL,'2025-06-30','huyen chuong my',1);
INSERT INTO units VALUES(27,'278','Huyện Thanh Oai','Thanh Oai District','rural_district',1,'/1/27/',NULL,'2025-06-30','huyen thanh oai',1);
INSERT INTO units VALUES(28,'279','Huyện Thường Tín','Thuong Tin District','rural_district',1,'/1/28/',NULL,'2025-06-30','huyen thuong tin',1);
INSERT INTO units VALUES(29,'280','Huyện Phú Xuyên','Phu Xuyen District','rural_district',1,'/1/29/',NULL,'2025-06-30','huyen phu xuyen',1);
INSERT INTO units VALUES(30,'281','Huyện Ứng Hòa','Ung Hoa District','rural_district',1,'/1/30/',NULL,'2025-06-30','huyen ung hoa',1);
INSERT INTO units VALUES(31,'282','Huyện Mỹ Đức','My Duc District','rural_district',1,'/1/31/',NULL,'2025-06-30','huyen my duc',1);
INSERT INTO units VALUES(32,'00004','Phường Ba Đình','Ba Dinh Ward','ward',1,'/1/32/','2025-07-01',NULL,'phuong ba dinh',1);
INSERT INTO units VALUES(33,'00008','Phường Ngọc Hà','Ngoc Ha Ward','ward',1,'/1/33/','2025-07-01',NULL,'phuong ngoc ha',1);
INSERT INTO units VALUES(34,'00025','Phường Giảng Võ','Giang Vo Ward','ward',1,'/1/34/','2025-07-01',NULL,'phuong giang vo',1);
INSERT INTO units VALUES(35,'00070','Phường Hoàn Kiếm','Hoan Kiem Ward','ward',1,'/1/35/','2025-07-01',NULL,'phuong hoan kiem',1);
INSERT INTO units VALUES(36,'00082','Phường Cửa Nam','Cua Nam Ward','ward',1,'/1/36/','2025-07-01',NULL,'phuong cua nam',1);
INSERT INTO units VALUES(37,'00091','Phường Phú Thượng','Phu Thuong Ward','ward',1,'/1/37/','2025-07-01',NULL,'phuong phu thuong',1);
INSERT INTO units VALUES(38,'00097','Phường Hồng Hà','Hong Ha Ward','ward',1,'/1/38/','2025-07-01',NULL,'phuong hong ha',1);
INSERT INTO units VALUES(39,'00103','Phường Tây Hồ','Tay Ho Ward','ward',1,'/1/39/','2025-07-01',NULL,'phuong tay ho',1);
INSERT INTO units VALUES(40,'00118','Phường Bồ Đề','Bo De Ward','ward',1,'/1/40/','2025-07-01',NULL,'phuong bo de',1);
INSERT INTO units VALUES(41,'00127','Phường Việt Hưng','Viet Hung Ward','ward',1,'/1/41/','2025-07-01',NULL,'phuong viet hung',1);
INSERT INTO units VALUES(42,'00136','Phường Phúc Lợi','Phuc Loi Ward','ward',1,'/1/42/','2025-07-01',NULL,'phuong phuc loi',1);
INSERT INTO units VALUES(43,'00145','Phường Long Biên','Long Bien Ward','ward',1,'/1/43/','2025-07-01',NULL,'phuong long bien',1);
INSERT INTO units VALUES(44,'00160','Phường Nghĩa Đô','Nghia Do Ward','ward',1,'/1/44/','2025-07-01',NULL,'phuong nghia do',1);
INSERT INTO units VALUES(45,'00166','Phường Cầu Giấy','Cau Giay Ward','ward',1,'/1/45/','2025-07-01',NULL,'phuong cau giay',1);
INSERT INTO units VALUES(46,'00175','Phường Yên Hòa','Yen Hoa Ward','ward',1,'/1/46/','2025-07-01',NULL,'phuong yen hoa',1);
INSERT INTO units VALUES(47,'00190','Phường Ô Chợ Dừa','O Cho Dua Ward','ward',1,'/1/47/','2025-07-01',NULL,'phuong o cho dua',1);
INSERT INTO units VALUES(48,'00199','Phường Láng','Lang Ward','ward',1,'/1/48/','2025-07-01',NULL,'phuong lang',1);
INSERT INTO units VALUES(49,'00226','Phường Văn Miếu - Quốc Tử Giám','Van Mieu - Quoc Tu Giam Ward','ward',1,'/1/49/','2025-07-01',NULL,'phuong van mieu quoc tu giam',1);
INSERT INTO units VALUES(50,'00229','Phường Kim Liên','Kim Lien Ward','ward',1,'/1/50/','2025-07-01',NULL,'phuong kim lien',1);
INSERT INTO units VALUES(51,'00235','Phường Đống Đa','Dong Da Ward','ward',1,'/1/51/','2025-07-01',NULL,'phuong dong da phuong hang bot',1);
INSERT INTO units VALUES(52,'00256','Phường Hai Bà Trưng','Hai Ba Trung Ward','ward',1,'/1/52/','2025-07-01',NULL,'phuong hai ba trung',1);
INSERT INTO units VALUES(53,'00283','Phường Vĩnh Tuy','Vinh Tuy Ward','ward',1,'/1/53/','2025-07-01',NULL,'phuong vinh tuy',1);
INSERT INTO units VALUES(54,'00292','Phường Bạch Mai','Bach Mai Ward','ward',1,'/1/54/','2025-07-01',NULL,'phuong bach mai',1);
INSERT INTO units VALUES(55,'00301','Phường Vĩnh Hưng','Vinh Hung Ward','ward',1,'/1/55/','2025-07-01',NULL,'phuong vinh hung',1);
INSERT INTO units VALUES(56,'00316','Phường Định Công','Dinh Cong Ward','ward',1,'/1/56/','2025-07-01',NULL,'phuong dinh cong',1);
INSERT INTO units VALUES(57,'00322','Phường Tương Mai','Tuong Mai Ward','ward',1,'/1/57/','2025-07-01',NULL,'phuong tuong mai',1);
INSERT INTO units VALUES(58,'00328','Phường Lĩnh Nam','Linh Nam Ward','ward',1,'/1/58/','2025-07-01',NULL,'phuong linh nam',1);
INSERT INTO units VALUES(59,'00331','Phường Hoàng Mai','Hoang Mai Ward','ward',1,'/1/59/','2025-07-01',NULL,'phuong hoang mai',1);
INSERT INTO units VALUES(60,'00337','Phường Hoàng Liệt','Hoang Liet Ward','ward',1,'/1/60/','2025-07-01',NULL,'phuong hoang liet',1);
INSERT INTO units VALUES(61,'00340','Phường Yên Sở','Yen So Ward','ward',1,'/1/61/','2025-07-01',NULL,'phuong yen so',1);
INSERT INTO units VALUES(62,'00352','Phường Phương Liệt','Phuong Liet Ward','ward',1,'/1/62/','2025-07-01',NULL,'phuong phuong liet',1);
INSERT INTO units VALUES(63,'00364','Phường Khương Đình','Khuong Dinh Ward','ward',1,'/1/63/','2025-07-01',NULL,'phuong khuong dinh',1);
INSERT INTO units VALUES(64,'00367','Phường Thanh Xuân','Thanh Xuan Ward','ward',1,'/1/64/','2025-07-01',NULL,'phuong thanh xuan',1);
INSERT INTO units VALUES(65,'00376','Xã Sóc Sơn','Soc Son Commune','commune',1,'/1/65/','2025-07-01',NULL,'xa soc son',1);
INSERT INTO units VALUES(66,'00382','Xã Kim Anh','Kim Anh Commune','commune',1,'/1/66/','2025-07-01',NULL,'xa kim anh',1);
INSERT INTO units VALUES(67,'00385','Xã Trung Giã','Trung Gia Commune','commune',1,'/1/67/','2025-07-01',NULL,'xa trung gia',1);
INSERT INTO units VALUES(68,'00430','Xã Đa Phúc','Da Phuc Commune','commune',1,'/1/68/','2025-07-01',NULL,'xa da phuc',1);
INSERT INTO units VALUES(69,'00433','Xã Nội Bài','Noi Bai Commune','commune',1,'/1/69/','2025-07-01',NULL,'xa noi bai',1);
INSERT INTO units VALUES(70,'00454','Xã Đông Anh','Dong Anh Commune','commune',1,'/1/70/','2025-07-01',NULL,'xa dong anh',1);
INSERT INTO units VALUES(71,'00466','Xã Phúc Thịnh','Phuc Thinh Commune','commune',1,'/1/71/','2025-07-01',NULL,'xa phuc thinh',1);
INSERT INTO units VALUES(72,'00475','Xã Thư Lâm','Thu Lam Commune','commune',1,'/1/72/','2025-07-01',NULL,'xa thu lam',1);
INSERT INTO units VALUES(73,'00493','Xã Thiên Lộc','Thien Loc Commune','commune',1,'/1/73/','2025-07-01',NULL,'xa thien loc',1);
INSERT INTO units VALUES(74,'00508','Xã Vĩnh Thanh','Vinh Thanh Commune','commune',1,'/1/74/','2025-07-01',NULL,'xa vinh thanh',1);
INSERT INTO units VALUES(75,'00541','Xã Phù Đổng','Phu Dong Commune','commune',1,'/1/75/','2025-07-01',NULL,'xa phu dong',1);
INSERT INTO units VALUES(76,'00562','Xã Thuận An','Thuan An Commune','commune',1,'/1/76/','2025-07-01',NULL,'xa thuan an',1);
INSERT INTO units VALUES(77,'00565','Xã Gia Lâm','Gia Lam Commune','commune',1,'/1/77/','2025-07-01',NULL,'xa gia lam',1);
INSERT INTO units VALUES(78,'00577','Xã Bát Tràng','Bat Trang Commune','commune',1,'/1/78/','2025-07-01',NULL,'xa bat trang',1);
INSERT INTO units VALUES(79,'00592','Phường Từ Liêm','Tu Liem Ward','ward',1,'/1/79/','2025-07-01',NULL,'phuong tu liem',1);
INSERT INTO units VALUES(80,'00598','Phường Thượng Cát','Thuong Cat Ward','ward',1,'/1/80/','2025-07-01',NULL,'phuong thuong cat',1);
INSERT INTO units VALUES(81,'00602','Phường Đông Ngạc','Dong Ngac Ward','ward',1,'/1/81/','2025-07-01',NULL,'phuong dong ngac',1);
INSERT INTO units VALUES(82,'00611','Phường Xuân Đỉnh','Xuan Dinh Ward','ward',1,'/1/82/','2025-07-01',NULL,'phuong xuan dinh',1);
INSERT INTO units VALUES(83,'00613','Phường Tây Tựu','Tay Tuu Ward','ward',1,'/1/83/','2025-07-01',NULL,'phuong tay tuu',1);
INSERT INTO units VALUES(84,'00619','Phường Phú Diễn','Phu Dien Ward','ward',1,'/1/84/','2025-07-01',NULL,'phuong phu dien',1);
INSERT INTO units VALUES(85,'00622','Phường Xuân Phương','Xuan Phuong Ward','ward',1,'/1/85/','2025-07-01',NULL,'phuong xuan phuong',1);
INSERT INTO units VALUES(86,'00634','Phường Tây Mỗ','Tay Mo Ward','ward',1,'/1/86/','2025-07-01',NULL,'phuong tay mo',1);
INSERT INTO units VALUES(87,'00637','Phường Đại Mỗ','Dai Mo Ward','ward',1,'/1/87/','2025-07-01',NULL,'phuong dai mo',1);
INSERT INTO units VALUES(88,'00640','Xã Thanh Trì','Thanh Tri Commune','commune',1,'/1/88/','2025-07-01',NULL,'xa thanh tri',1);
INSERT INTO units VALUES(89,'00643','Phường Thanh Liệt','Thanh Liet Ward','ward',1,'/1/89/','2025-07-01',NULL,'phuong thanh liet',1);
INSERT INTO units VALUES(90,'00664','Xã Đại Thanh','Dai Thanh Commune','commune',1,'/1/90/','2025-07-01',NULL,'xa dai thanh',1);
INSERT INTO units VALUES(91,'00679','Xã Ngọc Hồi','Ngoc Hoi Commune','commune',1,'/1/91/','2025-07-01',NULL,'xa ngoc hoi',1);
INSERT INTO units VALUES(92,'00685','Xã Nam Phù','Nam Phu Commune','commune',1,'/1/92/','2025-07-01',NULL,'xa nam phu',1);
INSERT INTO units VALUES(93,'04930','Xã Yên Xuân','Yen Xuan Commune','commune',1,'/1/93/','2025-07-01',NULL,'xa yen xuan',1);
INSERT INTO units VALUES(94,'08974','Xã Quang Minh','Quang Minh Commune','commune',1,'/1/94/','2025-07-01',NULL,'xa quang minh',1);
INSERT INTO units VALUES(95,'08980','Xã Yên Lãng','Yen Lang Commune','commune',1,'/1/95/','2025-07-01',NULL,'xa yen lang',1);
INSERT INTO units VALUES(96,'08995','Xã Tiến Thắng','Tien Thang Commune','commune',1,'/1/96/','2025-07-01',NULL,'xa tien thang',1);
INSERT INTO units VALUES(97,'09022','Xã Mê Linh','Me Linh Commune','commune',1,'/1/97/','2025-07-01',NULL,'xa me linh',1);
INSERT INTO units VALUES(98,'09552','Phường Kiến Hưng','Kien Hung Ward','ward',1,'/1/98/','2025-07-01',NULL,'phuong kien hung',1);
INSERT INTO units VALUES(99,'09556','Phường Hà Đông','Ha Dong Ward','ward',1,'/1/99/','2025-07-01',NULL,'phuong ha dong',1);
INSERT INTO units VALUES(100,'09562','Phường Yên Nghĩa','Yen Nghia Ward','ward',1,'/1/100/','2025-07-01',NULL,'phuong yen nghia',1);
INSERT INTO units VALUES(101,'09568','Phường Phú Lương','Phu Luong Ward','ward',1,'/1/101/','2025-07-01',NULL,'phuong phu luong',1);
INSERT INTO units VALUES(102,'09574','Phường Sơn Tây','Son Tay Ward','ward',1,'/1/102/','2025-07-01',NULL,'phuong son tay',1);
INSERT INTO units VALUES(103,'09604','Phường Tùng Thiện','Tung Thien Ward','ward',1,'/1/103/','2025-07-01',NULL,'phuong tung thien',1);
INSERT INTO units VALUES(104,'09616','Xã Đoài Phương','Doai Phuong Commune','commune',1,'/1/104/','2025-07-01',NULL,'xa doai phuong',1);
INSERT INTO units VALUES(105,'09619','Xã Quảng Oai','Quang Oai Commune','commune',1,'/1/105/','2025-07-01',NULL,'xa quang oai',1);
INSERT INTO units VALUES(106,'09634','Xã Cổ Đô','Co Do Commune','commune',1,'/1/106/','2025-07-01',NULL,'xa co do',1);
INSERT INTO units VALUES(107,'09661','Xã Minh Châu','Minh Chau Commune','commune',1,'/1/107/','2025-07-01',NULL,'xa minh chau',1);
INSERT INTO units VALUES(108,'09664','Xã Vật Lại','Vat Lai Commune','commune',1,'/1/108/','2025-07-01',NULL,'xa vat lai',1);
INSERT INTO units VALUES(109,'09676','Xã Bất Bạt','Bat Bat Commune','commune',1,'/1/109/','2025-07-01',NULL,'xa bat bat',1);
INSERT INTO units VALUES(110,'09694','Xã Suối Hai','Suoi Hai Commune','commune',1,'/1/110/','2025-07-01',NULL,'xa suoi hai',1);
INSERT INTO units VALUES(111,'09700','Xã Ba Vì','Ba Vi Commune','commune',1,'/1/111/','2025-07-01',NULL,'xa ba vi',1);
INSERT INTO units VALUES(112,'09706','Xã Yên Bài','Yen Bai Commune','commune',1,'/1/112/','2025-07-01',NULL,'xa yen bai',1);
INSERT INTO units VALUES(113,'09715','Xã Phúc Thọ','Phuc Tho Commune','commune',1,'/1/113/','2025-07-01',NULL,'xa phuc tho',1);
INSERT INTO units VALUES(114,'09739','Xã Phúc Lộc','Phuc Loc Commune','commune',1,'/1/114/','2025-07-01',NULL,'xa phuc loc',1);
INSERT INTO units VALUES(115,'09772','Xã Hát Môn','Hat Mon Commune','commune',1,'/1/115/','2025-07-01',NULL,'xa hat mon',1);
INSERT INTO units VALUES(116,'09784','Xã Đan Phượng','Dan Phuong Commune','commune',1,'/1/116/','2025-07-01',NULL,'xa dan phuong',1);
INSERT INTO units VALUES(117,'09787','Xã Liên Minh','Lien Minh Commune','commune',1,'/1/117/','2025-07-01',NULL,'xa lien minh',1);
INSERT INTO units VALUES(118,'09817','Xã Ô Diên','O Dien Commune','commune',1,'/1/118/','2025-07-01',NULL,'xa o dien',1);
INSERT INTO units VALUES(119,'09832','Xã Hoài Đức','Hoai Duc Commune','commune',1,'/1/119/','2025-07-01',NULL,'xa hoai duc',1);
INSERT INTO units VALUES(120,'09856','Xã Dương Hòa','Duong Hoa Commune','commune',1,'/1/120/','2025-07-01',NULL,'xa duong hoa',1);
INSERT INTO units VALUES(121,'09871','Xã Sơn Đồng','Son Dong Commune','commune',1,'/1/121/','2025-07-01',NULL,'xa son dong',1);
INSERT INTO units VALUES(122,'09877','Xã An Khánh','An Khanh Commune','commune',1,'/1/122/','2025-07-01',NULL,'xa an khanh',1);
INSERT INTO units VALUES(123,'09886','Phường Dương Nội','Duong Noi Ward','ward',1,'/1/123/','2025-07-01',NULL,'phuong duong noi',1);
INSERT INTO units VALUES(124,'09895','Xã Quốc Oai','Quoc Oai Commune','commune',1,'/1/124/','2025-07-01',NULL,'xa quoc oai',1);
INSERT INTO units VALUES(125,'09910','Xã Kiều Phú','Kieu Phu Commune','commune',1,'/1/125/','2025-07-01',NULL,'xa kieu phu',1);
INSERT INTO units VALUES(126,'09931','Xã Hưng Đạo','Hung Dao Commune','commune',1,'/1/126/','2025-07-01',NULL,'xa hung dao',1);
INSERT INTO units VALUES(127,'09952','Xã Phú Cát','Phu Cat Commune','commune',1,'/1/127/','2025-07-01',NULL,'xa phu cat',1);
INSERT INTO units VALUES(128,'09955','Xã Thạch Thất','Thach That Commune','commune',1,'/1/128/','2025-07-01',NULL,'xa thach that',1);
INSERT INTO units VALUES(129,'09982','Xã Hạ Bằng','Ha Bang Commune','commune',1,'/1/129/','2025-07-01',NULL,'xa ha bang',1);
INSERT INTO units VALUES(130,'09988','Xã Hòa Lạc','Hoa Lac Commune','commune',1,'/1/130/','2025-07-01',NULL,'xa hoa lac',1);
INSERT INTO units VALUES(131,'10003','Xã Tây Phương','Tay Phuong Commune','commune',1,'/1/131/','2025-07-01',NULL,'xa tay phuong',1);
INSERT INTO units VALUES(132,'10015','Phường Chương Mỹ','Chuong My Ward','ward',1,'/1/132/','2025-07-01',NULL,'phuong chuong my',1);
INSERT INTO units VALUES(133,'10030','Xã Phú Nghĩa','Phu Nghia Commune','commune',1,'/1/133/','2025-07-01',NULL,'xa phu nghia',1);
INSERT INTO units VALUES(134,'10045','Xã Xuân Mai','Xuan Mai Commune','commune',1,'/1/134/','2025-07-01',NULL,'xa xuan mai',1);
INSERT INTO units VALUES(135,'10072','Xã Quảng Bị','Quang Bi Commune','commune',1,'/1/135/','2025-07-01',NULL,'xa quang bi',1);
INSERT INTO units VALUES(136,'10081','Xã Trần Phú','Tran Phu Commune','commune',1,'/1/136/','2025-07-01',NULL,'xa tran phu',1);
INSERT INTO units VALUES(137,'10096','Xã Hòa Phú','Hoa Phu Commune','commune',1,'/1/137/','2025-07-01',NULL,'xa hoa phu',1);
INSERT INTO units VALUES(138,'10114','Xã Thanh Oai','Thanh Oai Commune','commune',1,'/1/138/','2025-07-01',NULL,'xa thanh oai',1);
INSERT INTO units VALUES(139,'10126','Xã Bình Minh','Binh Minh Commune','commune',1,'/1/139/','2025-07-01',NULL,'xa binh minh',1);
INSERT INTO units VALUES(140,'10144','Xã Tam Hưng','Tam Hung Commune','commune',1,'/1/140/','2025-07-01',NULL,'xa tam hung',1);
INSERT INTO units VALUES(141,'10180','Xã Dân Hòa','Dan Hoa Commune','commune',1,'/1/141/','2025-07-01',NULL,'xa dan hoa',1);
INSERT INTO units VALUES(142,'10183','Xã Thường Tín','Thuong Tin Commune','commune',1,'/1/142/','2025-07-01',NULL,'xa thuong tin',1);
INSERT INTO units VALUES(143,'10210','Xã Hồng Vân','Hong Van Commune','commune',1,'/1/143/','2025-07-01',NULL,'xa hong van',1);
INSERT INTO units VALUES(144,'10231','Xã Thượng Phúc','Thuong Phuc Commune','commune',1,'/1/144/','2025-07-01',NULL,'xa thuong phuc',1);
INSERT INTO units VALUES(145,'10237','Xã Chương Dương','Chuong Duong Commune','commune',1,'/1/145/','2025-07-01',NULL,'xa chuong duong',1);
INSERT INTO units VALUES(146,'10273','Xã Phú Xuyên','Phu Xuyen Commune','commune',1,'/1/146/','2025-07-01',NULL,'xa phu xuyen',1);
INSERT INTO units VALUES(147,'10279','Xã Phượng Dực','Phuong Duc Commune','commune',1,'/1/147/','2025-07-01',NULL,'xa phuong duc',1);
INSERT INTO units VALUES(148,'10330','Xã Chuyên Mỹ','Chuyen My Commune','commune',1,'/1/148/','2025-07-01',NULL,'xa chuyen my',1);
INSERT INTO units VALUES(149,'10342','Xã Đại Xuyên','Dai Xuyen Commune','commune',1,'/1/149/','2025-07-01',NULL,'xa dai xuyen',1);
INSERT INTO units VALUES(150,'10354','Xã Vân Đình','Van Dinh Commune','commune',1,'/1/150/','2025-07-01',NULL,'xa van dinh',1);
INSERT INTO units VALUES(151,'10369','Xã Ứng Thiên','Ung Thien Commune','commune',1,'/1/151/','2025-07-01',NULL,'xa ung thien',1);
INSERT INTO units VALUES(152,'10402','Xã Ứng Hòa','Ung Hoa Commune','commune',1,'/1/152/','2025-07-01',NULL,'xa ung hoa',1);
INSERT INTO units VALUES(153,'10417','Xã Hòa Xá','Hoa Xa Commune','commune',1,'/1/153/','2025-07-01',NULL,'xa hoa xa',1);
INSERT INTO units VALUES(154,'10441','Xã Mỹ Đức','My Duc Commune','commune',1,'/1/154/','2025-07-01',NULL,'xa my duc',1);
INSERT INTO units VALUES(155,'10459','Xã Phúc Sơn','Phuc Son Commune','commune',1,'/1/155/','2025-07-01',NULL,'xa phuc son',1);
INSERT INTO units VALUES(156,'10465','Xã Hồng Sơn','Hong Son Commune','commune',1,'/1/156/','2025-07-01',NULL,'xa hong son',1);
INSERT INTO units VALUES(157,'10489','Xã Hương Sơn','Huong Son Commune','commune',1,'/1/157/','2025-07-01',NULL,'xa huong son',1);
CREATE TABLE organisations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit_id BIGINT CONSTRAINT organisations_unit REFERENCES units (id),
    valid_from TEXT,
    valid_to TEXT,
    folded TEXT NOT NULL
, version BIGINT NOT NULL DEFAULT 1);
INSERT INTO organisations VALUES(1,'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội','Ủy ban MTTQ TP','front',1,NULL,NULL,'uy ban mat tran to quoc viet nam thanh pho ha noi uy ban mttq tp',1);
INSERT INTO organisations VALUES(2,'Hội Liên hiệp Phụ nữ thành phố Hà Nội','Hội LHPN TP','member',1,NULL,NULL,'hoi lien hiep phu nu thanh pho ha noi hoi lhpn tp',1);
INSERT INTO organisations VALUES(3,'Đoàn Thanh niên Cộng sản Hồ Chí Minh thành phố Hà Nội','Thành đoàn','member',1,NULL,NULL,'doan thanh nien cong san ho chi minh thanh pho ha noi thanh doan',1);
INSERT INTO organisations VALUES(4,'Hội Nông dân thành phố Hà Nội','Hội Nông dân TP','member',1,NULL,NULL,'hoi nong dan thanh pho ha noi hoi nong dan tp',1);
INSERT INTO organisations VALUES(5,'Liên đoàn Lao động thành phố Hà Nội','LĐLĐ TP','member',1,NULL,NULL,'lien doan lao dong thanh pho ha noi ldld tp',1);
INSERT INTO organisations VALUES(6,'Hội Cựu chiến binh thành phố Hà Nội','Hội CCB TP','member',1,NULL,NULL,'hoi cuu chien binh thanh pho ha noi hoi ccb tp',1);
INSERT INTO organisations VALUES(7,'Công an thành phố Hà Nội','Công an TP','police',1,NULL,NULL,'cong an thanh pho ha noi cong an tp',1);
INSERT INTO organisations VALUES(8,'Ủy ban nhân dân thành phố Hà Nội','UBND TP','peoples_committee',1,NULL,NULL,'uy ban nhan dan thanh pho ha noi ubnd tp',1);
INSERT INTO organisations VALUES(9,'Văn phòng Ủy ban nhân dân thành phố Hà Nội','Văn phòng UBND TP','department',1,NULL,NULL,'van phong uy ban nhan dan thanh pho ha noi van phong ubnd tp',1);
INSERT INTO organisations VALUES(10,'Sở Nội vụ thành phố Hà Nội','Sở Nội vụ','department',1,NULL,NULL,'so noi vu thanh pho ha noi so noi vu',1);
INSERT INTO organisations VALUES(11,'Sở Tư pháp thành phố Hà Nội','Sở Tư pháp','department',1,NULL,NULL,'so tu phap thanh pho ha noi so tu phap',1);
INSERT INTO organisations VALUES(12,'Sở Giáo dục và Đào tạo thành phố Hà Nội','Sở GD&ĐT','department',1,NULL,NULL,'so giao duc va dao tao thanh pho ha noi so gd dt',1);
INSERT INTO organisations VALUES(13,'Sở Văn hóa và Thể thao thành phố Hà Nội','Sở VH&TT','department',1,NULL,NULL,'so van hoa va the thao thanh pho ha noi so vh tt',1);
INSERT INTO organisations VALUES(14,'Sở Y tế thành phố Hà Nội','Sở Y tế','department',1,NULL,NULL,'so y te thanh pho ha noi so y te',1);
INSERT INTO organisations VALUES(15,'Sở Du lịch thành phố Hà Nội','Sở Du lịch','department',1,NULL,NULL,'so du lich thanh pho ha noi so du lich',1);
INSERT INTO organisations VALUES(16,'Sở Khoa học và Công nghệ thành phố Hà Nội','Sở KH&CN','department',1,NULL,NULL,'so khoa hoc va cong nghe thanh pho ha noi so kh cn',1);
INSERT INTO organisations VALUES(17,'Sở Dân tộc và Tôn giáo thành phố Hà Nội','Sở DT&TG','department',1,'2025-03-01',NULL,'so dan toc va ton giao thanh pho ha noi so dt tg',1);
INSERT INTO organisations VALUES(18,'Sở Lao động - Thương binh và Xã hội thành phố Hà Nội','Sở LĐ-TB&XH','department',1,NULL,'2025-02-28','so lao dong thuong binh va xa hoi thanh pho ha noi so ld tb xh',1);
INSERT INTO organisations VALUES(19,'Sở Thông tin và Truyền thông thành phố Hà Nội','Sở TT&TT','department',1,NULL,'2025-02-28','so thong tin va truyen thong thanh pho ha noi so tt tt',1);
INSERT INTO organisations VALUES(20,'Sở Ngoại vụ thành phố Hà Nội','Sở Ngoại vụ','department',1,NULL,'2025-02-28','so ngoai vu thanh pho ha noi so ngoai vu',1);
INSERT INTO organisations VALUES(21,'Viện kiểm sát nhân dân thành phố Hà Nội','VKSND TP','procuracy',1,NULL,NULL,'vien kiem sat nhan dan thanh pho ha noi vksnd tp',1);
INSERT INTO organisations VALUES(22,'Tòa án nhân dân thành phố Hà Nội','TAND TP','court',1,NULL,NULL,'toa an nhan dan thanh pho ha noi tand tp',1);
INSERT INTO organisations VALUES(23,'Trung tâm Dịch vụ việc làm Hà Nội','TT DVVL','other',1,NULL,NULL,'trung tam dich vu viec lam ha noi tt dvvl',1);
INSERT INTO organisations VALUES(24,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Tây Hồ','MTTQ phường Tây Hồ','front',39,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong tay ho mttq phuong tay ho',1);
INSERT INTO organisations VALUES(25,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Bồ Đề','MTTQ phường Bồ Đề','front',40,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong bo de mttq phuong bo de',1);
INSERT INTO organisations VALUES(26,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Việt Hưng','MTTQ phường Việt Hưng','front',41,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong viet hung mttq phuong viet hung',1);
INSERT INTO organisations VALUES(27,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Long Biên','MTTQ phường Long Biên','front',43,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong long bien mttq phuong long bien',1);
INSERT INTO organisations VALUES(28,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Nghĩa Đô','MTTQ phường Nghĩa Đô','front',44,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong nghia do mttq phuong nghia do',1);
INSERT INTO organisations VALUES(29,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Cầu Giấy','MTTQ phường Cầu Giấy','front',45,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong cau giay mttq phuong cau giay',1);
INSERT INTO organisations VALUES(30,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Yên Hòa','MTTQ phường Yên Hòa','front',46,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong yen hoa mttq phuong yen hoa',1);
INSERT INTO organisations VALUES(31,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Ô Chợ Dừa','MTTQ phường Ô Chợ Dừa','front',47,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong o cho dua mttq phuong o cho dua',1);
INSERT INTO organisations VALUES(32,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Láng','MTTQ phường Láng','front',48,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong lang mttq phuong lang',1);
INSERT INTO organisations VALUES(33,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Văn Miếu - Quốc Tử Giám','MTTQ phường Văn Miếu - Quốc Tử Giám','front',49,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong van mieu quoc tu giam mttq phuong van mieu quoc tu giam',1);
INSERT INTO organisations VALUES(34,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Kim Liên','MTTQ phường Kim Liên','front',50,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong kim lien mttq phuong kim lien',1);
INSERT INTO organisations VALUES(35,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Đống Đa','MTTQ phường Đống Đa','front',51,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong dong da mttq phuong dong da',1);
INSERT INTO organisations VALUES(36,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Vĩnh Hưng','MTTQ phường Vĩnh Hưng','front',55,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong vinh hung mttq phuong vinh hung',1);
INSERT INTO organisations VALUES(37,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Định Công','MTTQ phường Định Công','front',56,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong dinh cong mttq phuong dinh cong',1);
INSERT INTO organisations VALUES(38,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Tương Mai','MTTQ phường Tương Mai','front',57,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong tuong mai mttq phuong tuong mai',1);
INSERT INTO organisations VALUES(39,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Lĩnh Nam','MTTQ phường Lĩnh Nam','front',58,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong linh nam mttq phuong linh nam',1);
INSERT INTO organisations VALUES(40,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Hoàng Mai','MTTQ phường Hoàng Mai','front',59,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong hoang mai mttq phuong hoang mai',1);
INSERT INTO organisations VALUES(41,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Hoàng Liệt','MTTQ phường Hoàng Liệt','front',60,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong hoang liet mttq phuong hoang liet',1);
INSERT INTO organisations VALUES(42,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Yên Sở','MTTQ phường Yên Sở','front',61,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong yen so mttq phuong yen so',1);
INSERT INTO organisations VALUES(43,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Sóc Sơn','MTTQ xã Sóc Sơn','front',65,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa soc son mttq xa soc son',1);
INSERT INTO organisations VALUES(44,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Kim Anh','MTTQ xã Kim Anh','front',66,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa kim anh mttq xa kim anh',1);
INSERT INTO organisations VALUES(45,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Trung Giã','MTTQ xã Trung Giã','front',67,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa trung gia mttq xa trung gia',1);
INSERT INTO organisations VALUES(46,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Đa Phúc','MTTQ xã Đa Phúc','front',68,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa da phuc mttq xa da phuc',1);
INSERT INTO organisations VALUES(47,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Nội Bài','MTTQ xã Nội Bài','front',69,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa noi bai mttq xa noi bai',1);
INSERT INTO organisations VALUES(48,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Đông Anh','MTTQ xã Đông Anh','front',70,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa dong anh mttq xa dong anh',1);
INSERT INTO organisations VALUES(49,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Phúc Thịnh','MTTQ xã Phúc Thịnh','front',71,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa phuc thinh mttq xa phuc thinh',1);
INSERT INTO organisations VALUES(50,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Thư Lâm','MTTQ xã Thư Lâm','front',72,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa thu lam mttq xa thu lam',1);
INSERT INTO organisations VALUES(51,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Thiên Lộc','MTTQ xã Thiên Lộc','front',73,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa thien loc mttq xa thien loc',1);
INSERT INTO organisations VALUES(52,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Vĩnh Thanh','MTTQ xã Vĩnh Thanh','front',74,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa vinh thanh mttq xa vinh thanh',1);
INSERT INTO organisations VALUES(53,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Bát Tràng','MTTQ xã Bát Tràng','front',78,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa bat trang mttq xa bat trang',1);
INSERT INTO organisations VALUES(54,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Từ Liêm','MTTQ phường Từ Liêm','front',79,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong tu liem mttq phuong tu liem',1);
INSERT INTO organisations VALUES(55,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Xuân Phương','MTTQ phường Xuân Phương','front',85,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong xuan phuong mttq phuong xuan phuong',1);
INSERT INTO organisations VALUES(56,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Thanh Trì','MTTQ xã Thanh Trì','front',88,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa thanh tri mttq xa thanh tri',1);
INSERT INTO organisations VALUES(57,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Ngọc Hồi','MTTQ xã Ngọc Hồi','front',91,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa ngoc hoi mttq xa ngoc hoi',1);
INSERT INTO organisations VALUES(58,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Yên Xuân','MTTQ xã Yên Xuân','front',93,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa yen xuan mttq xa yen xuan',1);
INSERT INTO organisations VALUES(59,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Quang Minh','MTTQ xã Quang Minh','front',94,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa quang minh mttq xa quang minh',1);
INSERT INTO organisations VALUES(60,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Yên Lãng','MTTQ xã Yên Lãng','front',95,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa yen lang mttq xa yen lang',1);
INSERT INTO organisations VALUES(61,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Tiến Thắng','MTTQ xã Tiến Thắng','front',96,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa tien thang mttq xa tien thang',1);
INSERT INTO organisations VALUES(62,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Mê Linh','MTTQ xã Mê Linh','front',97,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa me linh mttq xa me linh',1);
INSERT INTO organisations VALUES(63,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Hà Đông','MTTQ phường Hà Đông','front',99,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong ha dong mttq phuong ha dong',1);
INSERT INTO organisations VALUES(64,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Yên Nghĩa','MTTQ phường Yên Nghĩa','front',100,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong yen nghia mttq phuong yen nghia',1);
INSERT INTO organisations VALUES(65,'Ủy ban Mặt trận Tổ quốc Việt Nam phường Sơn Tây','MTTQ phường Sơn Tây','front',102,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam phuong son tay mttq phuong son tay',1);
INSERT INTO organisations VALUES(66,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Suối Hai','MTTQ xã Suối Hai','front',110,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa suoi hai mttq xa suoi hai',1);
INSERT INTO organisations VALUES(67,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Ba Vì','MTTQ xã Ba Vì','front',111,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa ba vi mttq xa ba vi',1);
INSERT INTO organisations VALUES(68,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Yên Bài','MTTQ xã Yên Bài','front',112,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa yen bai mttq xa yen bai',1);
INSERT INTO organisations VALUES(69,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Thạch Thất','MTTQ xã Thạch Thất','front',128,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa thach that mttq xa thach that',1);
INSERT INTO organisations VALUES(70,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Hạ Bằng','MTTQ xã Hạ Bằng','front',129,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa ha bang mttq xa ha bang',1);
INSERT INTO organisations VALUES(71,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Hòa Lạc','MTTQ xã Hòa Lạc','front',130,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa hoa lac mttq xa hoa lac',1);
INSERT INTO organisations VALUES(72,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Tây Phương','MTTQ xã Tây Phương','front',131,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa tay phuong mttq xa tay phuong',1);
INSERT INTO organisations VALUES(73,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Phú Nghĩa','MTTQ xã Phú Nghĩa','front',133,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa phu nghia mttq xa phu nghia',1);
INSERT INTO organisations VALUES(74,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Xuân Mai','MTTQ xã Xuân Mai','front',134,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa xuan mai mttq xa xuan mai',1);
INSERT INTO organisations VALUES(75,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Phú Xuyên','MTTQ xã Phú Xuyên','front',146,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa phu xuyen mttq xa phu xuyen',1);
INSERT INTO organisations VALUES(76,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Chuyên Mỹ','MTTQ xã Chuyên Mỹ','front',148,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa chuyen my mttq xa chuyen my',1);
INSERT INTO organisations VALUES(77,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Vân Đình','MTTQ xã Vân Đình','front',150,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa van dinh mttq xa van dinh',1);
INSERT INTO organisations VALUES(78,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Ứng Hòa','MTTQ xã Ứng Hòa','front',152,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa ung hoa mttq xa ung hoa',1);
INSERT INTO organisations VALUES(79,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Mỹ Đức','MTTQ xã Mỹ Đức','front',154,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa my duc mttq xa my duc',1);
INSERT INTO organisations VALUES(80,'Ủy ban Mặt trận Tổ quốc Việt Nam xã Hương Sơn','MTTQ xã Hương Sơn','front',157,'2025-07-01',NULL,'uy ban mat tran to quoc viet nam xa huong son mttq xa huong son',1);
INSERT INTO organisations VALUES(81,'Công an phường Tây Hồ','Công an phường Tây Hồ','police',39,'2025-07-01',NULL,'cong an phuong tay ho cong an phuong tay ho',1);
INSERT INTO organisations VALUES(82,'Công an phường Bồ Đề','Công an phường Bồ Đề','police',40,'2025-07-01',NULL,'cong an phuong bo de cong an phuong bo de',1);
INSERT INTO organisations VALUES(83,'Công an phường Việt Hưng','Công an phường Việt Hưng','police',41,'2025-07-01',NULL,'cong an phuong viet hung cong an phuong viet hung',1);
INSERT INTO organisations VALUES(84,'Công an phường Long Biên','Công an phường Long Biên','police',43,'2025-07-01',NULL,'cong an phuong long bien cong an phuong long bien',1);
INSERT INTO organisations VALUES(85,'Công an phường Nghĩa Đô','Công an phường Nghĩa Đô','police',44,'2025-07-01',NULL,'cong an phuong nghia do cong an phuong nghia do',1);
INSERT INTO organisations VALUES(86,'Công an phường Cầu Giấy','Công an phường Cầu Giấy','police',45,'2025-07-01',NULL,'cong an phuong cau giay cong an phuong cau giay',1);
INSERT INTO organisations VALUES(87,'Công an phường Yên Hòa','Công an phường Yên Hòa','police',46,'2025-07-01',NULL,'cong an phuong yen hoa cong an phuong yen hoa',1);
INSERT INTO organisations VALUES(88,'Công an phường Ô Chợ Dừa','Công an phường Ô Chợ Dừa','police',47,'2025-07-01',NULL,'cong an phuong o cho dua cong an phuong o cho dua',1);
INSERT INTO organisations VALUES(89,'Công an phường Láng','Công an phường Láng','police',48,'2025-07-01',NULL,'cong an phuong lang cong an phuong lang',1);
INSERT INTO organisations VALUES(90,'Công an phường Văn Miếu - Quốc Tử Giám','Công an phường Văn Miếu - Quốc Tử Giám','police',49,'2025-07-01',NULL,'cong an phuong van mieu quoc tu giam cong an phuong van mieu quoc tu giam',1);
INSERT INTO organisations VALUES(91,'Công an phường Kim Liên','Công an phường Kim Liên','police',50,'2025-07-01',NULL,'cong an phuong kim lien cong an phuong kim lien',1);
INSERT INTO organisations VALUES(92,'Công an phường Đống Đa','Công an phường Đống Đa','police',51,'2025-07-01',NULL,'cong an phuong dong da cong an phuong dong da',1);
INSERT INTO organisations VALUES(93,'Công an phường Vĩnh Hưng','Công an phường Vĩnh Hưng','police',55,'2025-07-01',NULL,'cong an phuong vinh hung cong an phuong vinh hung',1);
INSERT INTO organisations VALUES(94,'Công an phường Định Công','Công an phường Định Công','police',56,'2025-07-01',NULL,'cong an phuong dinh cong cong an phuong dinh cong',1);
INSERT INTO organisations VALUES(95,'Công an phường Tương Mai','Công an phường Tương Mai','police',57,'2025-07-01',NULL,'cong an phuong tuong mai cong an phuong tuong mai',1);
INSERT INTO organisations VALUES(96,'Công an phường Lĩnh Nam','Công an phường Lĩnh Nam','police',58,'2025-07-01',NULL,'cong an phuong linh nam cong an phuong linh nam',1);
INSERT INTO organisations VALUES(97,'Công an phường Hoàng Mai','Công an phường Hoàng Mai','police',59,'2025-07-01',NULL,'cong an phuong hoang mai cong an phuong hoang mai',1);
INSERT INTO organisations VALUES(98,'Công an phường Hoàng Liệt','Công an phường Hoàng Liệt','police',60,'2025-07-01',NULL,'cong an phuong hoang liet cong an phuong hoang liet',1);
INSERT INTO organisations VALUES(99,'Công an phường Yên Sở','Công an phường Yên Sở','police',61,'2025-07-01',NULL,'cong an phuong yen so cong an phuong yen so',1);
INSERT INTO organisations VALUES(100,'Công an xã Sóc Sơn','Công an xã Sóc Sơn','police',65,'2025-07-01',NULL,'cong an xa soc son cong an xa soc son',1);
INSERT INTO organisations VALUES(101,'Công an xã Kim Anh','Công an xã Kim Anh','police',66,'2025-07-01',NULL,'cong an xa kim anh cong an xa kim anh',1);
INSERT INTO organisations VALUES(102,'Công an xã Trung Giã','Công an xã Trung Giã','police',67,'2025-07-01',NULL,'cong an xa trung gia cong an xa trung gia',1);
INSERT INTO organisations VALUES(103,'Công an xã Đa Phúc','Công an xã Đa Phúc','police',68,'2025-07-01',NULL,'cong an xa da phuc cong an xa da phuc',1);
INSERT INTO organisations VALUES(104,'Công an xã Nội Bài','Công an xã Nội Bài','police',69,'2025-07-01',NULL,'cong an xa noi bai cong an xa noi bai',1);
INSERT INTO organisations VALUES(105,'Công an xã Đông Anh','Công an xã Đông Anh','police',70,'2025-07-01',NULL,'cong an xa dong anh cong an xa dong anh',1);
INSERT INTO organisations VALUES(106,'Công an xã Phúc Thịnh','Công an xã Phúc Thịnh','police',71,'2025-07-01',NULL,'cong an xa phuc thinh cong an xa phuc thinh',1);
INSERT INTO organisations VALUES(107,'Công an xã Thư Lâm','Công an xã Thư Lâm','police',72,'2025-07-01',NULL,'cong an xa thu lam cong an xa thu lam',1);
INSERT INTO organisations VALUES(108,'Công an xã Thiên Lộc','Công an xã Thiên Lộc','police',73,'2025-07-01',NULL,'cong an xa thien loc cong an xa thien loc',1);
INSERT INTO organisations VALUES(109,'Công an xã Vĩnh Thanh','Công an xã Vĩnh Thanh','police',74,'2025-07-01',NULL,'cong an xa vinh thanh cong an xa vinh thanh',1);
INSERT INTO organisations VALUES(110,'Công an xã Bát Tràng','Công an xã Bát Tràng','police',78,'2025-07-01',NULL,'cong an xa bat trang cong an xa bat trang',1);
INSERT INTO organisations VALUES(111,'Công an phường Từ Liêm','Công an phường Từ Liêm','police',79,'2025-07-01',NULL,'cong an phuong tu liem cong an phuong tu liem',1);
INSERT INTO organisations VALUES(112,'Công an phường Xuân Phương','Công an phường Xuân Phương','police',85,'2025-07-01',NULL,'cong an phuong xuan phuong cong an phuong xuan phuong',1);
INSERT INTO organisations VALUES(113,'Công an xã Thanh Trì','Công an xã Thanh Trì','police',88,'2025-07-01',NULL,'cong an xa thanh tri cong an xa thanh tri',1);
INSERT INTO organisations VALUES(114,'Công an xã Ngọc Hồi','Công an xã Ngọc Hồi','police',91,'2025-07-01',NULL,'cong an xa ngoc hoi cong an xa ngoc hoi',1);
INSERT INTO organisations VALUES(115,'Công an xã Yên Xuân','Công an xã Yên Xuân','police',93,'2025-07-01',NULL,'cong an xa yen xuan cong an xa yen xuan',1);
INSERT INTO organisations VALUES(116,'Công an xã Quang Minh','Công an xã Quang Minh','police',94,'2025-07-01',NULL,'cong an xa quang minh cong an xa quang minh',1);
INSERT INTO organisations VALUES(117,'Công an xã Yên Lãng','Công an xã Yên Lãng','police',95,'2025-07-01',NULL,'cong an xa yen lang cong an xa yen lang',1);
INSERT INTO organisations VALUES(118,'Công an xã Tiến Thắng','Công an xã Tiến Thắng','police',96,'2025-07-01',NULL,'cong an xa tien thang cong an xa tien thang',1);
INSERT INTO organisations VALUES(119,'Công an xã Mê Linh','Công an xã Mê Linh','police',97,'2025-07-01',NULL,'cong an xa me linh cong an xa me linh',1);
INSERT INTO organisations VALUES(120,'Công an phường Hà Đông','Công an phường Hà Đông','police',99,'2025-07-01',NULL,'cong an phuong ha dong cong an phuong ha dong',1);
INSERT INTO organisations VALUES(121,'Công an phường Yên Nghĩa','Công an phường Yên Nghĩa','police',100,'2025-07-01',NULL,'cong an phuong yen nghia cong an phuong yen nghia',1);
INSERT INTO organisations VALUES(122,'Công an phường Sơn Tây','Công an phường Sơn Tây','police',102,'2025-07-01',NULL,'cong an phuong son tay cong an phuong son tay',1);
INSERT INTO organisations VALUES(123,'Công an xã Suối Hai','Công an xã Suối Hai','police',110,'2025-07-01',NULL,'cong an xa suoi hai cong an xa suoi hai',1);
INSERT INTO organisations VALUES(124,'Công an xã Ba Vì','Công an xã Ba Vì','police',111,'2025-07-01',NULL,'cong an xa ba vi cong an xa ba vi',1);
INSERT INTO organisations VALUES(125,'Công an xã Yên Bài','Công an xã Yên Bài','police',112,'2025-07-01',NULL,'cong an xa yen bai cong an xa yen bai',1);
INSERT INTO organisations VALUES(126,'Công an xã Thạch Thất','Công an xã Thạch Thất','police',128,'2025-07-01',NULL,'cong an xa thach that cong an xa thach that',1);
INSERT INTO organisations VALUES(127,'Công an xã Hạ Bằng','Công an xã Hạ Bằng','police',129,'2025-07-01',NULL,'cong an xa ha bang cong an xa ha bang',1);
INSERT INTO organisations VALUES(128,'Công an xã Hòa Lạc','Công an xã Hòa Lạc','police',130,'2025-07-01',NULL,'cong an xa hoa lac cong an xa hoa lac',1);
INSERT INTO organisations VALUES(129,'Công an xã Tây Phương','Công an xã Tây Phương','police',131,'2025-07-01',NULL,'cong an xa tay phuong cong an xa tay phuong',1);
INSERT INTO organisations VALUES(130,'Công an xã Phú Nghĩa','Công an xã Phú Nghĩa','police',133,'2025-07-01',NULL,'cong an xa phu nghia cong an xa phu nghia',1);
INSERT INTO organisations VALUES(131,'Công an xã Xuân Mai','Công an xã Xuân Mai','police',134,'2025-07-01',NULL,'cong an xa xuan mai cong an xa xuan mai',1);
INSERT INTO organisations VALUES(132,'Công an xã Phú Xuyên','Công an xã Phú Xuyên','police',146,'2025-07-01',NULL,'cong an xa phu xuyen cong an xa phu xuyen',1);
INSERT INTO organisations VALUES(133,'Công an xã Chuyên Mỹ','Công an xã Chuyên Mỹ','police',148,'2025-07-01',NULL,'cong an xa chuyen my cong an xa chuyen my',1);
INSERT INTO organisations VALUES(134,'Công an xã Vân Đình','Công an xã Vân Đình','police',150,'2025-07-01',NULL,'cong an xa van dinh cong an xa van dinh',1);
INSERT INTO organisations VALUES(135,'Công an xã Ứng Hòa','Công an xã Ứng Hòa','police',152,'2025-07-01',NULL,'cong an xa ung hoa cong an xa ung hoa',1);
INSERT INTO organisations VALUES(136,'Công an xã Mỹ Đức','Công an xã Mỹ Đức','police',154,'2025-07-01',NULL,'cong an xa my duc cong an xa my duc',1);
INSERT INTO organisations VALUES(137,'Công an xã Hương Sơn','Công an xã Hương Sơn','police',157,'2025-07-01',NULL,'cong an xa huong son cong an xa huong son',1);
INSERT INTO organisations VALUES(138,'Ủy ban nhân dân phường Tây Hồ','UBND phường Tây Hồ','peoples_committee',39,'2025-07-01',NULL,'uy ban nhan dan phuong tay ho ubnd phuong tay ho',1);
INSERT INTO organisations VALUES(139,'Ủy ban nhân dân phường Bồ Đề','UBND phường Bồ Đề','peoples_committee',40,'2025-07-01',NULL,'uy ban nhan dan phuong bo de ubnd phuong bo de',1);
INSERT INTO organisations VALUES(140,'Ủy ban nhân dân phường Việt Hưng','UBND phường Việt Hưng','peoples_committee',41,'2025-07-01',NULL,'uy ban nhan dan phuong viet hung ubnd phuong viet hung',1);
INSERT INTO organisations VALUES(141,'Ủy ban nhân dân phường Long Biên','UBND phường Long Biên','peoples_committee',43,'2025-07-01',NULL,'uy ban nhan dan phuong long bien ubnd phuong long bien',1);
INSERT INTO organisations VALUES(142,'Ủy ban nhân dân phường Nghĩa Đô','UBND phường Nghĩa Đô','peoples_committee',44,'2025-07-01',NULL,'uy ban nhan dan phuong nghia do ubnd phuong nghia do',1);
INSERT INTO organisations VALUES(143,'Ủy ban nhân dân phường Cầu Giấy','UBND phường Cầu Giấy','peoples_committee',45,'2025-07-01',NULL,'uy ban nhan dan phuong cau giay ubnd phuong cau giay',1);
INSERT INTO organisations VALUES(144,'Ủy ban nhân dân phường Yên Hòa','UBND phường Yên Hòa','peoples_committee',46,'2025-07-01',NULL,'uy ban nhan dan phuong yen hoa ubnd phuong yen hoa',1);
INSERT INTO organisations VALUES(145,'Ủy ban nhân dân phường Ô Chợ Dừa','UBND phường Ô Chợ Dừa','peoples_committee',47,'2025-07-01',NULL,'uy ban nhan dan phuong o cho dua ubnd phuong o cho dua',1);
INSERT INTO organisations VALUES(146,'Ủy ban nhân dân phường Láng','UBND phường Láng','peoples_committee',48,'2025-07-01',NULL,'uy ban nhan dan phuong lang ubnd phuong lang',1);
INSERT INTO organisations VALUES(147,'Ủy ban nhân dân phường Văn Miếu - Quốc Tử Giám','UBND phường Văn Miếu - Quốc Tử Giám','peoples_committee',49,'2025-07-01',NULL,'uy ban nhan dan phuong van mieu quoc tu giam ubnd phuong van mieu quoc tu giam',1);
INSERT INTO organisations VALUES(148,'Ủy ban nhân dân phường Kim Liên','UBND phường Kim Liên','peoples_committee',50,'2025-07-01',NULL,'uy ban nhan dan phuong kim lien ubnd phuong kim lien',1);
INSERT INTO organisations VALUES(149,'Ủy ban nhân dân phường Đống Đa','UBND phường Đống Đa','peoples_committee',51,'2025-07-01',NULL,'uy ban nhan dan phuong dong da ubnd phuong dong da',1);
INSERT INTO organisations VALUES(150,'Ủy ban nhân dân phường Vĩnh Hưng','UBND phường Vĩnh Hưng','peoples_committee',55,'2025-07-01',NULL,'uy ban nhan dan phuong vinh hung ubnd phuong vinh hung',1);
INSERT INTO organisations VALUES(151,'Ủy ban nhân dân phường Định Công','UBND phường Định Công','peoples_committee',56,'2025-07-01',NULL,'uy ban nhan dan phuong dinh cong ubnd phuong dinh cong',1);
INSERT INTO organisations VALUES(152,'Ủy ban nhân dân phường Tương Mai','UBND phường Tương Mai','peoples_committee',57,'2025-07-01',NULL,'uy ban nhan dan phuong tuong mai ubnd phuong tuong mai',1);
INSERT INTO organisations VALUES(153,'Ủy ban nhân dân phường Lĩnh Nam','UBND phường Lĩnh Nam','peoples_committee',58,'2025-07-01',NULL,'uy ban nhan dan phuong linh nam ubnd phuong linh nam',1);
INSERT INTO organisations VALUES(154,'Ủy ban nhân dân phường Hoàng Mai','UBND phường Hoàng Mai','peoples_committee',59,'2025-07-01',NULL,'uy ban nhan dan phuong hoang mai ubnd phuong hoang mai',1);
INSERT INTO organisations VALUES(155,'Ủy ban nhân dân phường Hoàng Liệt','UBND phường Hoàng Liệt','peoples_committee',60,'2025-07-01',NULL,'uy ban nhan dan phuong hoang liet ubnd phuong hoang liet',1);
INSERT INTO organisations VALUES(156,'Ủy ban nhân dân phường Yên Sở','UBND phường Yên Sở','peoples_committee',61,'2025-07-01',NULL,'uy ban nhan dan phuong yen so ubnd phuong yen so',1);
INSERT INTO organisations VALUES(157,'Ủy ban nhân dân xã Sóc Sơn','UBND xã Sóc Sơn','peoples_committee',65,'2025-07-01',NULL,'uy ban nhan dan xa soc son ubnd xa soc son',1);
INSERT INTO organisations VALUES(158,'Ủy ban nhân dân xã Kim Anh','UBND xã Kim Anh','peoples_committee',66,'2025-07-01',NULL,'uy ban nhan dan xa kim anh ubnd xa kim anh',1);
INSERT INTO organisations VALUES(159,'Ủy ban nhân dân xã Trung Giã','UBND xã Trung Giã','peoples_committee',67,'2025-07-01',NULL,'uy ban nhan dan xa trung gia ubnd xa trung gia',1);
INSERT INTO organisations VALUES(160,'Ủy ban nhân dân xã Đa Phúc','UBND xã Đa Phúc','peoples_committee',68,'2025-07-01',NULL,'uy ban nhan dan xa da phuc ubnd xa da phuc',1);
INSERT INTO organisations VALUES(161,'Ủy ban nhân dân xã Nội Bài','UBND xã Nội Bài','peoples_committee',69,'2025-07-01',NULL,'uy ban nhan dan xa noi bai ubnd xa noi bai',1);
INSERT INTO organisations VALUES(162,'Ủy ban nhân dân xã Đông Anh','UBND xã Đông Anh','peoples_committee',70,'2025-07-01',NULL,'uy ban nhan dan xa dong anh ubnd xa dong anh',1);
INSERT INTO organisations VALUES(163,'Ủy ban nhân dân xã Phúc Thịnh','UBND xã Phúc Thịnh','peoples_committee',71,'2025-07-01',NULL,'uy ban nhan dan xa phuc thinh ubnd xa phuc thinh',1);
INSERT INTO organisations VALUES(164,'Ủy ban nhân dân xã Thư Lâm','UBND xã Thư Lâm','peoples_committee',72,'2025-07-01',NULL,'uy ban nhan dan xa thu lam ubnd xa thu lam',1);
INSERT INTO organisations VALUES(165,'Ủy ban nhân dân xã Thiên Lộc','UBND xã Thiên Lộc','peoples_committee',73,'2025-07-01',NULL,'uy ban nhan dan xa thien loc ubnd xa thien loc',1);
INSERT INTO organisations VALUES(166,'Ủy ban nhân dân xã Vĩnh Thanh','UBND xã Vĩnh Thanh','peoples_committee',74,'2025-07-01',NULL,'uy ban nhan dan xa vinh thanh ubnd xa vinh thanh',1);
INSERT INTO organisations VALUES(167,'Ủy ban nhân dân xã Bát Tràng','UBND xã Bát Tràng','peoples_committee',78,'2025-07-01',NULL,'uy ban nhan dan xa bat trang ubnd xa bat trang',1);
INSERT INTO organisations VALUES(168,'Ủy ban nhân dân phường Từ Liêm','UBND phường Từ Liêm','peoples_committee',79,'2025-07-01',NULL,'uy ban nhan dan phuong tu liem ubnd phuong tu liem',1);
INSERT INTO organisations VALUES(169,'Ủy ban nhân dân phường Xuân Phương','UBND phường Xuân Phương','peoples_committee',85,'2025-07-01',NULL,'uy ban nhan dan phuong xuan phuong ubnd phuong xuan phuong',1);
INSERT INTO organisations VALUES(170,'Ủy ban nhân dân xã Thanh Trì','UBND xã Thanh Trì','peoples_committee',88,'2025-07-01',NULL,'uy ban nhan dan xa thanh tri ubnd xa thanh tri',1);
INSERT INTO organisations VALUES(171,'Ủy ban nhân dân xã Ngọc Hồi','UBND xã Ngọc Hồi','peoples_committee',91,'2025-07-01',NULL,'uy ban nhan dan xa ngoc hoi ubnd xa ngoc hoi',1);
INSERT INTO organisations VALUES(172,'Ủy ban nhân dân xã Yên Xuân','UBND xã Yên Xuân','peoples_committee',93,'2025-07-01',NULL,'uy ban nhan dan xa yen xuan ubnd xa yen xuan',1);
INSERT INTO organisations VALUES(173,'Ủy ban nhân dân xã Quang Minh','UBND xã Quang Minh','peoples_committee',94,'2025-07-01',NULL,'uy ban nhan dan xa quang minh ubnd xa quang minh',1);
INSERT INTO organisations VALUES(174,'Ủy ban nhân dân xã Yên Lãng','UBND xã Yên Lãng','peoples_committee',95,'2025-07-01',NULL,'uy ban nhan dan xa yen lang ubnd xa yen lang',1);
INSERT INTO organisations VALUES(175,'Ủy ban nhân dân xã Tiến Thắng','UBND xã Tiến Thắng','peoples_committee',96,'2025-07-01',NULL,'uy ban nhan dan xa tien thang ubnd xa tien thang',1);
INSERT INTO organisations VALUES(176,'Ủy ban nhân dân xã Mê Linh','UBND xã Mê Linh','peoples_committee',97,'2025-07-01',NULL,'uy ban nhan dan xa me linh ubnd xa me linh',1);
INSERT INTO organisations VALUES(177,'Ủy ban nhân dân phường Hà Đông','UBND phường Hà Đông','peoples_committee',99,'2025-07-01',NULL,'uy ban nhan dan phuong ha dong ubnd phuong ha dong',1);
INSERT INTO organisations VALUES(178,'Ủy ban nhân dân phường Yên Nghĩa','UBND phường Yên Nghĩa','peoples_committee',100,'2025-07-01',NULL,'uy ban nhan dan phuong yen nghia ubnd phuong yen nghia',1);
INSERT INTO organisations VALUES(179,'Ủy ban nhân dân phường Sơn Tây','UBND phường Sơn Tây','peoples_committee',102,'2025-07-01',NULL,'uy ban nhan dan phuong son tay ubnd phuong son tay',1);
INSERT INTO organisations VALUES(180,'Ủy ban nhân dân xã Suối Hai','UBND xã Suối Hai','peoples_committee',110,'2025-07-01',NULL,'uy ban nhan dan xa suoi hai ubnd xa suoi hai',1);
INSERT INTO organisations VALUES(181,'Ủy ban nhân dân xã Ba Vì','UBND xã Ba Vì','peoples_committee',111,'2025-07-01',NULL,'uy ban nhan dan xa ba vi ubnd xa ba vi',1);
INSERT INTO organisations VALUES(182,'Ủy ban nhân dân xã Yên Bài','UBND xã Yên Bài','peoples_committee',112,'2025-07-01',NULL,'uy ban nhan dan xa yen bai ubnd xa yen bai',1);
INSERT INTO organisations VALUES(183,'Ủy ban nhân dân xã Thạch Thất','UBND xã Thạch Thất','peoples_committee',128,'2025-07-01',NULL,'uy ban nhan dan xa thach that ubnd xa thach that',1);
INSERT INTO organisations VALUES(184,'Ủy ban nhân dân xã Hạ Bằng','UBND xã Hạ Bằng','peoples_committee',129,'2025-07-01',NULL,'uy ban nhan dan xa ha bang ubnd xa ha bang',1);
INSERT INTO organisations VALUES(185,'Ủy ban nhân dân xã Hòa Lạc','UBND xã Hòa Lạc','peoples_committee',130,'2025-07-01',NULL,'uy ban nhan dan xa hoa lac ubnd xa hoa lac',1);
INSERT INTO organisations VALUES(186,'Ủy ban nhân dân xã Tây Phương','UBND xã Tây Phương','peoples_committee',131,'2025-07-01',NULL,'uy ban nhan dan xa tay phuong ubnd xa tay phuong',1);
INSERT INTO organisations VALUES(187,'Ủy ban nhân dân xã Phú Nghĩa','UBND xã Phú Nghĩa','peoples_committee',133,'2025-07-01',NULL,'uy ban nhan dan xa phu nghia ubnd xa phu nghia',1);
INSERT INTO organisations VALUES(188,'Ủy ban nhân dân xã Xuân Mai','UBND xã Xuân Mai','peoples_committee',134,'2025-07-01',NULL,'uy ban nhan dan xa xuan mai ubnd xa xuan mai',1);
INSERT INTO organisations VALUES(189,'Ủy ban nhân dân xã Phú Xuyên','UBND xã Phú Xuyên','peoples_committee',146,'2025-07-01',NULL,'uy ban nhan dan xa phu xuyen ubnd xa phu xuyen',1);
INSERT INTO organisations VALUES(190,'Ủy ban nhân dân xã Chuyên Mỹ','UBND xã Chuyên Mỹ','peoples_committee',148,'2025-07-01',NULL,'uy ban nhan dan xa chuyen my ubnd xa chuyen my',1);
INSERT INTO organisations VALUES(191,'Ủy ban nhân dân xã Vân Đình','UBND xã Vân Đình','peoples_committee',150,'2025-07-01',NULL,'uy ban nhan dan xa van dinh ubnd xa van dinh',1);
INSERT INTO organisations VALUES(192,'Ủy ban nhân dân xã Ứng Hòa','UBND xã Ứng Hòa','peoples_committee',152,'2025-07-01',NULL,'uy ban nhan dan xa ung hoa ubnd xa ung hoa',1);
INSERT INTO organisations VALUES(193,'Ủy ban nhân dân xã Mỹ Đức','UBND xã Mỹ Đức','peoples_committee',154,'2025-07-01',NULL,'uy ban nhan dan xa my duc ubnd xa my duc',1);
INSERT INTO organisations VALUES(194,'Ủy ban nhân dân xã Hương Sơn','UBND xã Hương Sơn','peoples_committee',157,'2025-07-01',NULL,'uy ban nhan dan xa huong son ubnd xa huong son',1);
INSERT INTO organisations VALUES(195,'Hội Nông dân xã Yên Xuân','Hội Nông dân xã Yên Xuân','member',93,'2025-07-01',NULL,'hoi nong dan xa yen xuan hoi nong dan xa yen xuan',1);
INSERT INTO organisations VALUES(196,'Hội Liên hiệp Phụ nữ xã Yên Xuân','Hội LHPN xã Yên Xuân','member',93,'2025-07-01',NULL,'hoi lien hiep phu nu xa yen xuan hoi lhpn xa yen xuan',1);
INSERT INTO organisations VALUES(197,'Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Yên Xuân','Đoàn xã Yên Xuân','member',93,'2025-07-01',NULL,'doan thanh nien cong san ho chi minh xa yen xuan doan xa yen xuan',1);
INSERT INTO organisations VALUES(198,'Hội Nông dân xã Thạch Thất','Hội Nông dân xã Thạch Thất','member',128,'2025-07-01',NULL,'hoi nong dan xa thach that hoi nong dan xa thach that',1);
INSERT INTO organisations VALUES(199,'Hội Liên hiệp Phụ nữ xã Thạch Thất','Hội LHPN xã Thạch Thất','member',128,'2025-07-01',NULL,'hoi lien hiep phu nu xa thach that hoi lhpn xa thach that',1);
INSERT INTO organisations VALUES(200,'Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Thạch Thất','Đoàn xã Thạch Thất','member',128,'2025-07-01',NULL,'doan thanh nien cong san ho chi minh xa thach that doan xa thach that',1);
INSERT INTO organisations VALUES(201,'Hội Nông dân xã Hạ Bằng','Hội Nông dân xã Hạ Bằng','member',129,'2025-07-01',NULL,'hoi nong dan xa ha bang hoi nong dan xa ha bang',1);
INSERT INTO organisations VALUES(202,'Hội Liên hiệp Phụ nữ xã Hạ Bằng','Hội LHPN xã Hạ Bằng','member',129,'2025-07-01',NULL,'hoi lien hiep phu nu xa ha bang hoi lhpn xa ha bang',1);
INSERT INTO organisations VALUES(203,'Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Hạ Bằng','Đoàn xã Hạ Bằng','member',129,'2025-07-01',NULL,'doan thanh nien cong san ho chi minh xa ha bang doan xa ha bang',1);
INSERT INTO organisations VALUES(204,'Hội Nông dân xã Hòa Lạc','Hội Nông dân xã Hòa Lạc','member',130,'2025-07-01',NULL,'hoi nong dan xa hoa lac hoi nong dan xa hoa lac',1);
INSERT INTO organisations VALUES(205,'Hội Liên hiệp Phụ nữ xã Hòa Lạc','Hội LHPN xã Hòa Lạc','member',130,'2025-07-01',NULL,'hoi lien hiep phu nu xa hoa lac hoi lhpn xa hoa lac',1);
INSERT INTO organisations VALUES(206,'Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Hòa Lạc','Đoàn xã Hòa Lạc','member',130,'2025-07-01',NULL,'doan thanh nien cong san ho chi minh xa hoa lac doan xa hoa lac',1);
INSERT INTO organisations VALUES(207,'Hội Nông dân xã Tây Phương','Hội Nông dân xã Tây Phương','member',131,'2025-07-01',NULL,'hoi nong dan xa tay phuong hoi nong dan xa tay phuong',1);
INSERT INTO organisations VALUES(208,'Hội Liên hiệp Phụ nữ xã Tây Phương','Hội LHPN xã Tây Phương','member',131,'2025-07-01',NULL,'hoi lien hiep phu nu xa tay phuong hoi lhpn xa tay phuong',1);
INSERT INTO organisations VALUES(209,'Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Tây Phương','Đoàn xã Tây Phương','member',131,'2025-07-01',NULL,'doan thanh nien cong san ho chi minh xa tay phuong doan xa tay phuong',1);
INSERT INTO organisations VALUES(210,'Ủy ban Mặt trận Tổ quốc Việt Nam quận Cầu Giấy','MTTQ quận Cầu Giấy','front',6,NULL,'2025-06-30','uy ban mat tran to quoc viet nam quan cau giay mttq quan cau giay',1);
INSERT INTO organisations VALUES(211,'Công an quận Cầu Giấy','Công an quận Cầu Giấy','police',6,NULL,'2025-02-28','cong an quan cau giay cong an quan cau giay',1);
INSERT INTO organisations VALUES(212,'Ủy ban nhân dân quận Cầu Giấy','UBND quận Cầu Giấy','peoples_committee',6,NULL,'2025-06-30','uy ban nhan dan quan cau giay ubnd quan cau giay',1);
INSERT INTO organisations VALUES(213,'Ủy ban Mặt trận Tổ quốc Việt Nam quận Đống Đa','MTTQ quận Đống Đa','front',7,NULL,'2025-06-30','uy ban mat tran to quoc viet nam quan dong da mttq quan dong da',1);
INSERT INTO organisations VALUES(214,'Công an quận Đống Đa','Công an quận Đống Đa','police',7,NULL,'2025-02-28','cong an quan dong da cong an quan dong da',1);
INSERT INTO organisations VALUES(215,'Ủy ban nhân dân quận Đống Đa','UBND quận Đống Đa','peoples_committee',7,NULL,'2025-06-30','uy ban nhan dan quan dong da ubnd quan dong da',1);
INSERT INTO organisations VALUES(216,'Ủy ban Mặt trận Tổ quốc Việt Nam quận Hoàng Mai','MTTQ quận Hoàng Mai','front',9,NULL,'2025-06-30','uy ban mat tran to quoc viet nam quan hoang mai mttq quan hoang mai',1);
INSERT INTO organisations VALUES(217,'Công an quận Hoàng Mai','Công an quận Hoàng Mai','police',9,NULL,'2025-02-28','cong an quan hoang mai cong an quan hoang mai',1);
INSERT INTO organisations VALUES(218,'Ủy ban nhân dân quận Hoàng Mai','UBND quận Hoàng Mai','peoples_committee',9,NULL,'2025-06-30','uy ban nhan dan quan hoang mai ubnd quan hoang mai',1);
INSERT INTO organisations VALUES(219,'Ủy ban Mặt trận Tổ quốc Việt Nam huyện Sóc Sơn','MTTQ huyện Sóc Sơn','front',11,NULL,'2025-06-30','uy ban mat tran to quoc viet nam huyen soc son mttq huyen soc son',1);
INSERT INTO organisations VALUES(220,'Công an huyện Sóc Sơn','Công an huyện Sóc Sơn','police',11,NULL,'2025-02-28','cong an huyen soc son cong an huyen soc son',1);
INSERT INTO organisations VALUES(221,'Ủy ban nhân dân huyện Sóc Sơn','UBND huyện Sóc Sơn','peoples_committee',11,NULL,'2025-06-30','uy ban nhan dan huyen soc son ubnd huyen soc son',1);
INSERT INTO organisations VALUES(222,'Ủy ban Mặt trận Tổ quốc Việt Nam huyện Đông Anh','MTTQ huyện Đông Anh','front',12,NULL,'2025-06-30','uy ban mat tran to quoc viet nam huyen dong anh mttq huyen dong anh',1);
INSERT INTO organisations VALUES(223,'Công an huyện Đông Anh','Công an huyện Đông Anh','police',12,NULL,'2025-02-28','cong an huyen dong anh cong an huyen dong anh',1);
INSERT INTO organisations VALUES(224,'Ủy ban nhân dân huyện Đông Anh','UBND huyện Đông Anh','peoples_committee',12,NULL,'2025-06-30','uy ban nhan dan huyen dong anh ubnd huyen dong anh',1);
INSERT INTO organisations VALUES(225,'Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thạch Thất','MTTQ huyện Thạch Thất','front',25,NULL,'2025-06-30','uy ban mat tran to quoc viet nam huyen thach that mttq huyen thach that',1);
INSERT INTO organisations VALUES(226,'Công an huyện Thạch Thất','Công an huyện Thạch Thất','police',25,NULL,'2025-02-28','cong an huyen thach that cong an huyen thach that',1);
INSERT INTO organisations VALUES(227,'Ủy ban nhân dân huyện Thạch Thất','UBND huyện Thạch Thất','peoples_committee',25,NULL,'2025-06-30','uy ban nhan dan huyen thach that ubnd huyen thach that',1);
INSERT INTO organisations VALUES(228,'Phòng Văn hóa và Thông tin quận Hoàng Mai','Phòng VH&TT quận Hoàng Mai','department',9,NULL,'2025-06-30','phong van hoa va thong tin quan hoang mai phong vh tt quan hoang mai',1);
INSERT INTO organisations VALUES(229,'Phòng Văn hóa và Thông tin huyện Sóc Sơn','Phòng VH&TT huyện Sóc Sơn','department',11,NULL,'2025-06-30','phong van hoa va thong tin huyen soc son phong vh tt huyen soc son',1);
INSERT INTO organisations VALUES(230,'Phòng Văn hóa và Thông tin huyện Đông Anh','Phòng VH&TT huyện Đông Anh','department',12,NULL,'2025-06-30','phong van hoa va thong tin huyen dong anh phong vh tt huyen dong anh',1);
INSERT INTO organisations VALUES(231,'Liên đoàn Lao động huyện Đông Anh','LĐLĐ huyện Đông Anh','member',12,NULL,'2025-06-30','lien doan lao dong huyen dong anh ldld huyen dong anh',1);
INSERT INTO organisations VALUES(232,'Hội Nông dân huyện Thạch Thất','Hội Nông dân huyện Thạch Thất','member',25,NULL,'2025-06-30','hoi nong dan huyen thach that hoi nong dan huyen thach that',1);
INSERT INTO organisations VALUES(233,'Hội Liên hiệp Phụ nữ huyện Thạch Thất','Hội LHPN huyện Thạch Thất','member',25,NULL,'2025-06-30','hoi lien hiep phu nu huyen thach that hoi lhpn huyen thach that',1);
INSERT INTO organisations VALUES(234,'Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện Thạch Thất','Huyện đoàn Thạch Thất','member',25,NULL,'2025-06-30','doan thanh nien cong san ho chi minh huyen thach that huyen doan thach that',1);
CREATE TABLE organisation_successions (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    successor_id BIGINT NOT NULL REFERENCES organisations (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, successor_id)
);
INSERT INTO organisation_successions VALUES(18,10,0);
INSERT INTO organisation_successions VALUES(18,14,1);
INSERT INTO organisation_successions VALUES(19,16,0);
INSERT INTO organisation_successions VALUES(20,9,0);
INSERT INTO organisation_successions VALUES(210,28,0);
INSERT INTO organisation_successions VALUES(210,29,1);
INSERT INTO organisation_successions VALUES(210,30,2);
INSERT INTO organisation_successions VALUES(211,7,0);
INSERT INTO organisation_successions VALUES(211,85,1);
INSERT INTO organisation_successions VALUES(211,86,2);
INSERT INTO organisation_successions VALUES(211,87,3);
INSERT INTO organisation_successions VALUES(212,142,0);
INSERT INTO organisation_successions VALUES(212,143,1);
INSERT INTO organisation_successions VALUES(212,144,2);
INSERT INTO organisation_successions VALUES(213,31,0);
INSERT INTO organisation_successions VALUES(213,32,1);
INSERT INTO organisation_successions VALUES(213,33,2);
INSERT INTO organisation_successions VALUES(213,34,3);
INSERT INTO organisation_successions VALUES(213,35,4);
INSERT INTO organisation_successions VALUES(214,7,0);
INSERT INTO organisation_successions VALUES(214,88,1);
INSERT INTO organisation_successions VALUES(214,89,2);
INSERT INTO organisation_successions VALUES(214,90,3);
INSERT INTO organisation_successions VALUES(214,91,4);
INSERT INTO organisation_successions VALUES(214,92,5);
INSERT INTO organisation_successions VALUES(215,145,0);
INSERT INTO organisation_successions VALUES(215,146,1);
INSERT INTO organisation_successions VALUES(215,147,2);
INSERT INTO organisation_successions VALUES(215,148,3);
INSERT INTO organisation_successions VALUES(215,149,4);
INSERT INTO organisation_successions VALUES(216,36,0);
INSERT INTO organisation_successions VALUES(216,37,1);
INSERT INTO organisation_successions VALUES(216,38,2);
INSERT INTO organisation_successions VALUES(216,39,3);
INSERT INTO organisation_successions VALUES(216,40,4);
INSERT INTO organisation_successions VALUES(216,41,5);
INSERT INTO organisation_successions VALUES(216,42,6);
INSERT INTO organisation_successions VALUES(217,7,0);
INSERT INTO organisation_successions VALUES(217,93,1);
INSERT INTO organisation_successions VALUES(217,94,2);
INSERT INTO organisation_successions VALUES(217,95,3);
INSERT INTO organisation_successions VALUES(217,96,4);
INSERT INTO organisation_successions VALUES(217,97,5);
INSERT INTO organisation_successions VALUES(217,98,6);
INSERT INTO organisation_successions VALUES(217,99,7);
INSERT INTO organisation_successions VALUES(218,150,0);
INSERT INTO organisation_successions VALUES(218,151,1);
INSERT INTO organisation_successions VALUES(218,152,2);
INSERT INTO organisation_successions VALUES(218,153,3);
INSERT INTO organisation_successions VALUES(218,154,4);
INSERT INTO organisation_successions VALUES(218,155,5);
INSERT INTO organisation_successions VALUES(218,156,6);
INSERT INTO organisation_successions VALUES(219,43,0);
INSERT INTO organisation_successions VALUES(219,44,1);
INSERT INTO organisation_successions VALUES(219,45,2);
INSERT INTO organisation_successions VALUES(219,46,3);
INSERT INTO organisation_successions VALUES(219,47,4);
INSERT INTO organisation_successions VALUES(220,7,0);
INSERT INTO organisation_successions VALUES(220,100,1);
INSERT INTO organisation_successions VALUES(220,101,2);
INSERT INTO organisation_successions VALUES(220,102,3);
INSERT INTO organisation_successions VALUES(220,103,4);
INSERT INTO organisation_successions VALUES(220,104,5);
INSERT INTO organisation_successions VALUES(221,157,0);
INSERT INTO organisation_successions VALUES(221,158,1);
INSERT INTO organisation_successions VALUES(221,159,2);
INSERT INTO organisation_successions VALUES(221,160,3);
INSERT INTO organisation_successions VALUES(221,161,4);
INSERT INTO organisation_successions VALUES(222,48,0);
INSERT INTO organisation_successions VALUES(222,49,1);
INSERT INTO organisation_successions VALUES(222,50,2);
INSERT INTO organisation_successions VALUES(222,51,3);
INSERT INTO organisation_successions VALUES(222,52,4);
INSERT INTO organisation_successions VALUES(223,7,0);
INSERT INTO organisation_successions VALUES(223,105,1);
INSERT INTO organisation_successions VALUES(223,106,2);
INSERT INTO organisation_successions VALUES(223,107,3);
INSERT INTO organisation_successions VALUES(223,108,4);
INSERT INTO organisation_successions VALUES(223,109,5);
INSERT INTO organisation_successions VALUES(224,162,0);
INSERT INTO organisation_successions VALUES(224,163,1);
INSERT INTO organisation_successions VALUES(224,164,2);
INSERT INTO organisation_successions VALUES(224,165,3);
INSERT INTO organisation_successions VALUES(224,166,4);
INSERT INTO organisation_successions VALUES(225,58,0);
INSERT INTO organisation_successions VALUES(225,69,1);
INSERT INTO organisation_successions VALUES(225,70,2);
INSERT INTO organisation_successions VALUES(225,71,3);
INSERT INTO organisation_successions VALUES(225,72,4);
INSERT INTO organisation_successions VALUES(226,7,0);
INSERT INTO organisation_successions VALUES(226,115,1);
INSERT INTO organisation_successions VALUES(226,126,2);
INSERT INTO organisation_successions VALUES(226,127,3);
INSERT INTO organisation_successions VALUES(226,128,4);
INSERT INTO organisation_successions VALUES(226,129,5);
INSERT INTO organisation_successions VALUES(227,172,0);
INSERT INTO organisation_successions VALUES(227,183,1);
INSERT INTO organisation_successions VALUES(227,184,2);
INSERT INTO organisation_successions VALUES(227,185,3);
INSERT INTO organisation_successions VALUES(227,186,4);
INSERT INTO organisation_successions VALUES(228,150,0);
INSERT INTO organisation_successions VALUES(228,151,1);
INSERT INTO organisation_successions VALUES(228,152,2);
INSERT INTO organisation_successions VALUES(228,153,3);
INSERT INTO organisation_successions VALUES(228,154,4);
INSERT INTO organisation_successions VALUES(228,155,5);
INSERT INTO organisation_successions VALUES(228,156,6);
INSERT INTO organisation_successions VALUES(229,157,0);
INSERT INTO organisation_successions VALUES(229,158,1);
INSERT INTO organisation_successions VALUES(229,159,2);
INSERT INTO organisation_successions VALUES(229,160,3);
INSERT INTO organisation_successions VALUES(229,161,4);
INSERT INTO organisation_successions VALUES(230,162,0);
INSERT INTO organisation_successions VALUES(230,163,1);
INSERT INTO organisation_successions VALUES(230,164,2);
INSERT INTO organisation_successions VALUES(230,165,3);
INSERT INTO organisation_successions VALUES(230,166,4);
INSERT INTO organisation_successions VALUES(231,5,0);
INSERT INTO organisation_successions VALUES(232,195,0);
INSERT INTO organisation_successions VALUES(232,198,1);
INSERT INTO organisation_successions VALUES(232,201,2);
INSERT INTO organisation_successions VALUES(232,204,3);
INSERT INTO organisation_successions VALUES(232,207,4);
INSERT INTO organisation_successions VALUES(233,196,0);
INSERT INTO organisation_successions VALUES(233,199,1);
INSERT INTO organisation_successions VALUES(233,202,2);
INSERT INTO organisation_successions VALUES(233,205,3);
INSERT INTO organisation_successions VALUES(233,208,4);
INSERT INTO organisation_successions VALUES(234,197,0);
INSERT INTO organisation_successions VALUES(234,200,1);
INSERT INTO organisation_successions VALUES(234,203,2);
INSERT INTO organisation_successions VALUES(234,206,3);
INSERT INTO organisation_successions VALUES(234,209,4);
CREATE TABLE audiences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CONSTRAINT audiences_name UNIQUE,
    name_en TEXT NOT NULL,
    message TEXT NOT NULL,
    message_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    version BIGINT NOT NULL
);
INSERT INTO audiences VALUES(1,'Người có nhu cầu đi làm việc ở nước ngoài','People who want to work abroad','Đi làm ăn xa để lo cho gia đình là mong muốn rất chính đáng. Trước khi đi, xin anh chị kiểm tra ba điều: công ty có giấy phép, hợp đồng ghi rõ việc làm và tiền lương, thị thực đúng là thị thực lao động. Chỉ nộp tiền sau khi đã ký hợp đồng và luôn lấy phiếu thu.','Wanting to work abroad for your family is a good wish. Before you go, check three things: the company is licensed, the contract states the job and the pay, and the visa is a work visa. Pay only after signing, and always take a receipt.',0,1);
INSERT INTO audiences VALUES(2,'Thanh niên từ 18 đến 35 tuổi chưa có việc làm ổn định','Young people aged 18–35 without steady work','"Việc nhẹ, lương cao, không cần kinh nghiệm" thường là lời mở đầu của một cái bẫy. Bạn xứng đáng có một công việc thật: hãy hỏi tên công ty, xem hợp đồng và kể cho một người thân trước khi nhận lời.','"Easy work, high pay, no experience needed" is often how a trap begins. You deserve a real job: ask for the company''s name, read the contract, and tell someone close to you before you say yes.',1,1);
INSERT INTO audiences VALUES(3,'Học sinh, sinh viên','Pupils and students','Việc làm thêm tốt không bao giờ bắt em đặt cọc, giữ căn cước hay giấu bố mẹ. Gặp lời mời lạ trên mạng, hãy dừng lại, chụp màn hình và hỏi thầy cô, gia đình. Cần giúp đỡ, em gọi 111 bất cứ lúc nào.','A good part-time job never asks you for a deposit, keeps your ID card or tells you to hide it from your parents. If a stranger online offers you work, stop, take a screenshot and ask a teacher or your family. For help, call 111 at any time.',2,1);
INSERT INTO audiences VALUES(4,'Phụ nữ và trẻ em','Women and children','Người thật lòng không giục chị em bỏ nhà đi xa, không đòi giữ giấy tờ và không bắt giữ bí mật. Trước lời hứa kết hôn, nhận con nuôi hay đưa đi chơi xa, hãy nói với người mình tin. Chị em không đơn độc: gọi 111, miễn phí, 24 giờ.','Someone who truly cares will not hurry you away from home, keep your papers or ask you to keep it secret. Before you accept a promise of marriage, adoption or a trip far away, talk to someone you trust. You are not alone: call 111, free, day and night.',3,1);
INSERT INTO audiences VALUES(5,'Nhân viên karaoke, mát-xa, nhà hàng và dịch vụ lưu trú','Karaoke, massage, restaurant and lodging staff','Không ai có quyền giữ giấy tờ, điện thoại của bạn hay bắt bạn làm việc để trừ nợ. Bạn được tôn trọng và được pháp luật bảo vệ. Hãy gọi 111: miễn phí, có người lắng nghe suốt 24 giờ.','No one may keep your papers or phone, or make you work off a debt. You have the right to respect and to the protection of the law. Call 111: it is free, and someone listens day and night.',4,1);
INSERT INTO audiences VALUES(6,'Công nhân khu công nghiệp','Industrial-park workers','Người quen giới thiệu việc cũng cần kiểm tra: công ty nào, lương bao nhiêu, ai ký hợp đồng. Thu tiền môi giới của người lao động đi làm việc ở nước ngoài là hành vi bị cấm. Chưa rõ, hãy hỏi công đoàn nơi bạn làm.','A job offered through a friend needs checking too: which company, what pay, who signs the contract. Charging workers a brokerage fee for work abroad is prohibited. If in doubt, ask the union at your workplace.',5,1);
INSERT INTO audiences VALUES(7,'Cha mẹ và người chăm sóc trẻ','Parents and carers','Một câu hỏi nhẹ nhàng mỗi tối bảo vệ con hơn mọi lời cấm đoán: hôm nay con nói chuyện với ai trên mạng? Khi không liên lạc được với con, đừng chờ đủ 24 giờ, hãy báo ngay công an nơi gần nhất hoặc gọi 111, 113.','One gentle question each evening protects a child more than any ban: who did you talk to online today? If you cannot reach your child, do not wait 24 hours: tell the nearest police at once, or call 111 or 113.',6,1);
INSERT INTO audiences VALUES(8,'Người di cư và đồng bào dân tộc thiểu số','Migrants and ethnic minority people','Đường mòn, lối mở nghe thì nhanh nhưng không ai bảo vệ được bà con ở đó. Muốn đi làm xa, bà con hãy hỏi Ban Công tác Mặt trận, người có uy tín trong thôn hoặc công an xã; hỏi không mất tiền, lại được an toàn.','Forest paths and back ways sound quick, but no one can protect you there. If you want to work far from home, ask the Front committee of your village, an elder you trust or the commune police: asking is free and keeps you safe.',7,1);
INSERT INTO audiences VALUES(9,'Chủ nhà trọ, cơ sở cho thuê','Boarding-house owners','Bác, anh chị là người đầu tiên thấy điều bất thường: khách bị giữ giấy tờ, không được ra ngoài, người lạ đưa đón liên tục. Hãy khai báo cư trú đầy đủ và báo công an xã, phường khi nghi ngờ; một cuộc gọi có thể cứu một người.','You are the first to notice when something is wrong: a tenant whose papers are kept, who may not go out, whom strangers keep fetching. Declare every stay and tell the local police when in doubt; one call can save a person.',8,1);
INSERT INTO audiences VALUES(10,'Người tuyển dụng, doanh nghiệp dịch vụ việc làm','Recruiters and employment service firms','Uy tín của doanh nghiệp bắt đầu từ tin tuyển dụng trung thực. Không cho mượn giấy phép, không thu tiền môi giới của người lao động, chỉ thu tiền dịch vụ đúng quy định sau khi đã ký hợp đồng. Cùng giữ một thị trường lao động tử tế.','A firm''s good name begins with an honest job advertisement. Do not lend your licence, do not charge workers a brokerage fee, and take the service fee only as the law allows, after the contract is signed. Let us keep the labour market decent together.',9,1);
CREATE TABLE audience_forms (
    audience_id BIGINT NOT NULL REFERENCES audiences (id) ON DELETE CASCADE,
    form TEXT NOT NULL,
    PRIMARY KEY (audience_id, form)
);
INSERT INTO audience_forms VALUES(1,'talk');
INSERT INTO audience_forms VALUES(1,'leaflet');
INSERT INTO audience_forms VALUES(1,'billboard');
INSERT INTO audience_forms VALUES(1,'broadcast');
INSERT INTO audience_forms VALUES(2,'competition');
INSERT INTO audience_forms VALUES(2,'broadcast');
INSERT INTO audience_forms VALUES(2,'talk');
INSERT INTO audience_forms VALUES(2,'other');
INSERT INTO audience_forms VALUES(3,'talk');
INSERT INTO audience_forms VALUES(3,'competition');
INSERT INTO audience_forms VALUES(3,'dramatization');
INSERT INTO audience_forms VALUES(4,'talk');
INSERT INTO audience_forms VALUES(4,'dramatization');
INSERT INTO audience_forms VALUES(4,'leaflet');
INSERT INTO audience_forms VALUES(5,'leaflet');
INSERT INTO audience_forms VALUES(5,'talk');
INSERT INTO audience_forms VALUES(5,'other');
INSERT INTO audience_forms VALUES(6,'talk');
INSERT INTO audience_forms VALUES(6,'leaflet');
INSERT INTO audience_forms VALUES(6,'billboard');
INSERT INTO audience_forms VALUES(6,'broadcast');
INSERT INTO audience_forms VALUES(7,'talk');
INSERT INTO audience_forms VALUES(7,'broadcast');
INSERT INTO audience_forms VALUES(7,'leaflet');
INSERT INTO audience_forms VALUES(8,'talk');
INSERT INTO audience_forms VALUES(8,'broadcast');
INSERT INTO audience_forms VALUES(8,'dramatization');
INSERT INTO audience_forms VALUES(8,'other');
INSERT INTO audience_forms VALUES(9,'other');
INSERT INTO audience_forms VALUES(9,'leaflet');
INSERT INTO audience_forms VALUES(9,'talk');
INSERT INTO audience_forms VALUES(10,'talk');
INSERT INTO audience_forms VALUES(10,'other');
INSERT INTO audience_forms VALUES(10,'leaflet');
CREATE TABLE hotlines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL CONSTRAINT hotlines_number UNIQUE,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    checked_on TEXT NOT NULL,
    position BIGINT NOT NULL
, version BIGINT NOT NULL DEFAULT 1);
INSERT INTO hotlines VALUES(1,'111','Tổng đài điện thoại quốc gia về phòng, chống mua bán người – miễn phí, 24 giờ mỗi ngày','National hotline against human trafficking – free, 24 hours a day','2026-11-20',0,1);
INSERT INTO hotlines VALUES(2,'113','Công an – khi khẩn cấp','Police – in an emergency','2026-11-20',1,1);
INSERT INTO hotlines VALUES(3,'+84 981 84 84 84','Tổng đài bảo hộ công dân Việt Nam ở nước ngoài','Consular protection for Vietnamese citizens abroad','2019-12-31',2,1);
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    login TEXT NOT NULL CONSTRAINT accounts_login UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    unit_id BIGINT REFERENCES units (id),
    organisation_id BIGINT REFERENCES organisations (id),
    password_hash TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    created_at TEXT NOT NULL
, version BIGINT NOT NULL DEFAULT 1, totp_secret TEXT, totp_step BIGINT NOT NULL DEFAULT 0, language TEXT NOT NULL DEFAULT '', theme TEXT NOT NULL DEFAULT '', news_of_activities BOOLEAN NOT NULL DEFAULT TRUE, news_of_campaigns BOOLEAN NOT NULL DEFAULT TRUE, news_seen BIGINT NOT NULL DEFAULT 0);
INSERT INTO accounts VALUES(1,'quantri','Trần Thị Minh Hà','administrator',NULL,NULL,'$argon2id$v=19$m=19456,t=2,p=1$psTxWUHgzkVbUMtafNOoIw$9CChSqxR+CJdwMniWKSpygxdWTUhw/VeD6oe6DblsBo',1,'2026-11-27T14:08:53.312107+00:00',1,NULL,0,'','',1,1,0);
INSERT INTO accounts VALUES(2,'kehoach','Nguyễn Đức Hoàng','planner',NULL,NULL,'$argon2id$v=19$m=19456,t=2,p=1$BG4/JNjGdbMtVhoThl3qIA$nElCRdShb2MouQfV8xNojypQgDancQJQMmKbSBQAeKU',1,'2026-11-27T14:08:53.326238+00:00',1,NULL,0,'','',1,1,0);
INSERT INTO accounts VALUES(3,'dongda','Lê Thu Trang','unit_officer',51,NULL,'$argon2id$v=19$m=19456,t=2,p=1$B0J1mtwRUVIgEgsHk9I1yA$OCVkNCMCMuf8qbJzwvzXHP3EBw66z7McZvwR2nE1Qag',1,'2026-11-27T14:08:53.340049+00:00',1,NULL,0,'','',1,1,0);
INSERT INTO accounts VALUES(4,'congan','Phạm Quốc Bảo','partner',NULL,7,'$argon2id$v=19$m=19456,t=2,p=1$RE67duan1FvUDWljf4XhPw$2NIpZ3iOBiA7D1arwplEQEqnTeTTCQEOmDTJQCSB4k8',1,'2026-11-27T14:08:53.353786+00:00',1,NULL,0,'','',1,1,0);
INSERT INTO accounts VALUES(5,'xem','Vũ Thị Hồng Nhung','viewer',NULL,NULL,'$argon2id$v=19$m=19456,t=2,p=1$gN5G/E5L3ME/P4W5vMoTAA$zfEJwoEftauHLojVjbG1uyPoWKrCmxPhHe2I+wOIXB4',1,'2026-11-27T14:08:53.367469+00:00',1,NULL,0,'','',1,1,0);
INSERT INTO accounts VALUES(6,'moi','Người Được Mời','viewer',NULL,NULL,'',1,'2026-11-27T02:00:00+00:00',1,NULL,0,'','',1,1,0);
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    account_id BIGINT REFERENCES accounts (id) ON DELETE CASCADE,
    data TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    account_id BIGINT REFERENCES accounts (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE TABLE setup_links (
    token_hash TEXT PRIMARY KEY,
    expires_at TEXT NOT NULL
);
CREATE TABLE sign_in_failures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    login TEXT NOT NULL,
    address TEXT NOT NULL,
    device TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE TABLE known_devices (
    token_hash TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    last_used_at TEXT NOT NULL,
    PRIMARY KEY (token_hash, account_id)
);
CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    budget BIGINT,
    status TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    folded TEXT NOT NULL, form_key TEXT,
    CONSTRAINT campaigns_period CHECK (ends_on >= starts_on)
);
INSERT INTO campaigns VALUES(1,'00/KH-MTTQ-BTT','Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2024','1. Nâng cao nhận thức của Nhân dân, trước hết là người có nhu cầu đi làm việc ở nước ngoài, học sinh, sinh viên và người lao động thuê trọ, về thủ đoạn lừa đảo "việc nhẹ, lương cao" và cách đi làm việc ở nước ngoài đúng pháp luật.
2. Hình thức gần dân, dễ nhớ, có số liệu đo được trước và sau; không công khai thông tin nhận diện nạn nhân.
3. Chỉ tiêu: từ 12.000 lượt người dự trực tiếp; từ 30.000 tờ rơi; 100% xã, phường, thị trấn của 06 quận, huyện điểm có phát thanh; tỷ lệ trả lời đúng bộ câu hỏi nhận biết tăng từ 15 điểm phần trăm giữa hai kỳ khảo sát.','2024-01-01','2024-12-31',1065000000,'closed',5,'2026-11-27T14:08:53.367851+00:00','00 kh mttq btt tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2024',NULL);
INSERT INTO campaigns VALUES(2,'01/KH-MTTQ-BTT','Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2026','1. Để mỗi người dân Hà Nội, trước hết là người có nhu cầu đi làm việc ở nước ngoài, thanh niên tìm việc, học sinh, sinh viên và người thuê trọ, nhận ra được lời mời lừa đảo và biết hỏi ai, gọi số nào.
2. Đưa Luật Phòng, chống mua bán người số 53/2024/QH15 và Tổng đài 111 đến từng xã, phường của chính quyền địa phương hai cấp.
3. Hình thức gần dân, ấm áp, đo được trước và sau; không công khai thông tin nhận diện nạn nhân, không thu thập dữ liệu cá nhân quá mức cần thiết.','2026-01-01','2026-12-31',1500000000,'running',4,'2026-11-27T14:08:53.386052+00:00','01 kh mttq btt tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2026',NULL);
INSERT INTO campaigns VALUES(3,'02/KH-MTTQ-BTT/2027','Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2027 (dự thảo)','1. Giữ nhịp tuyên truyền quanh năm, chú trọng dịp sau Tết khi nhiều người đi tìm việc.
2. Mở rộng ra các xã, phường chưa có hoạt động trực tiếp trong năm 2026.
3. Số liệu chỉ tiêu sẽ hoàn chỉnh sau khi có kết quả khảo sát cuối kỳ năm 2026.','2027-01-01','2027-12-31',1500000000,'draft',1,'2026-11-27T14:08:53.477971+00:00','02 kh mttq btt 2027 tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2027 du thao',NULL);
CREATE TABLE campaign_legal_bases (
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (campaign_id, position)
);
INSERT INTO campaign_legal_bases VALUES(1,0,'Luật Phòng, chống mua bán người số 66/2011/QH12');
INSERT INTO campaign_legal_bases VALUES(1,1,'Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 69/2020/QH14');
INSERT INTO campaign_legal_bases VALUES(1,2,'Quyết định số 793/QĐ-TTg ngày 10/5/2016 của Thủ tướng Chính phủ về "Ngày toàn dân phòng, chống mua bán người"');
INSERT INTO campaign_legal_bases VALUES(1,3,'Kế hoạch số 19/KH-BCĐ138/CP ngày 15/01/2024 của Ban Chỉ đạo phòng, chống tội phạm của Chính phủ');
INSERT INTO campaign_legal_bases VALUES(2,0,'Luật Phòng, chống mua bán người số 53/2024/QH15');
INSERT INTO campaign_legal_bases VALUES(2,1,'Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 69/2020/QH14');
INSERT INTO campaign_legal_bases VALUES(2,2,'Nghị định số 162/2025/NĐ-CP ngày 29/6/2025 của Chính phủ');
INSERT INTO campaign_legal_bases VALUES(2,3,'Quyết định số 33/QĐ-TTg ngày 07/01/2026 của Thủ tướng Chính phủ phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2026 - 2030');
INSERT INTO campaign_legal_bases VALUES(2,4,'Quyết định số 793/QĐ-TTg ngày 10/5/2016 của Thủ tướng Chính phủ về "Ngày toàn dân phòng, chống mua bán người"');
INSERT INTO campaign_legal_bases VALUES(3,0,'Luật Phòng, chống mua bán người số 53/2024/QH15');
INSERT INTO campaign_legal_bases VALUES(3,1,'Quyết định số 33/QĐ-TTg ngày 07/01/2026 của Thủ tướng Chính phủ phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2026 - 2030');
CREATE TABLE campaign_audiences (
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    PRIMARY KEY (campaign_id, audience_id)
);
INSERT INTO campaign_audiences VALUES(1,1);
INSERT INTO campaign_audiences VALUES(1,2);
INSERT INTO campaign_audiences VALUES(1,3);
INSERT INTO campaign_audiences VALUES(1,4);
INSERT INTO campaign_audiences VALUES(1,6);
INSERT INTO campaign_audiences VALUES(1,7);
INSERT INTO campaign_audiences VALUES(1,8);
INSERT INTO campaign_audiences VALUES(1,9);
INSERT INTO campaign_audiences VALUES(2,1);
INSERT INTO campaign_audiences VALUES(2,2);
INSERT INTO campaign_audiences VALUES(2,3);
INSERT INTO campaign_audiences VALUES(2,4);
INSERT INTO campaign_audiences VALUES(2,5);
INSERT INTO campaign_audiences VALUES(2,6);
INSERT INTO campaign_audiences VALUES(2,7);
INSERT INTO campaign_audiences VALUES(2,8);
INSERT INTO campaign_audiences VALUES(2,9);
INSERT INTO campaign_audiences VALUES(2,10);
INSERT INTO campaign_audiences VALUES(3,1);
INSERT INTO campaign_audiences VALUES(3,2);
INSERT INTO campaign_audiences VALUES(3,3);
INSERT INTO campaign_audiences VALUES(3,6);
INSERT INTO campaign_audiences VALUES(3,8);
CREATE TABLE campaign_targets (
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, measure)
);
INSERT INTO campaign_targets VALUES(1,'attendances',12000);
INSERT INTO campaign_targets VALUES(1,'copies',30000);
INSERT INTO campaign_targets VALUES(1,'broadcasts',928);
INSERT INTO campaign_targets VALUES(1,'units_covered',6);
INSERT INTO campaign_targets VALUES(2,'attendances',12000);
INSERT INTO campaign_targets VALUES(2,'copies',70000);
INSERT INTO campaign_targets VALUES(2,'broadcasts',1000);
INSERT INTO campaign_targets VALUES(2,'units_covered',40);
INSERT INTO campaign_targets VALUES(3,'attendances',15000);
INSERT INTO campaign_targets VALUES(3,'copies',70000);
INSERT INTO campaign_targets VALUES(3,'broadcasts',1000);
INSERT INTO campaign_targets VALUES(3,'units_covered',60);
CREATE TABLE campaign_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    at TEXT NOT NULL,
    reason TEXT NOT NULL
);
INSERT INTO campaign_steps VALUES(1,1,'submit',2,'2024-01-29T03:30:00+00:00','');
INSERT INTO campaign_steps VALUES(2,1,'approve',1,'2024-02-05T02:00:00+00:00','');
INSERT INTO campaign_steps VALUES(3,1,'run',2,'2024-02-26T01:45:00+00:00','');
INSERT INTO campaign_steps VALUES(4,1,'close',1,'2024-12-27T08:15:00+00:00','');
INSERT INTO campaign_steps VALUES(5,2,'submit',2,'2026-01-20T02:15:00+00:00','');
INSERT INTO campaign_steps VALUES(6,2,'approve',1,'2026-01-22T08:30:00+00:00','');
INSERT INTO campaign_steps VALUES(7,2,'run',2,'2026-01-26T01:30:00+00:00','');
CREATE TABLE activities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    public_id TEXT NOT NULL CONSTRAINT activities_public_id UNIQUE,
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
    form TEXT NOT NULL,
    title TEXT NOT NULL,
    venue_name TEXT NOT NULL,
    venue_address TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    all_day BOOLEAN NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    lead_id BIGINT NOT NULL REFERENCES organisations (id),
    money BIGINT,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    folded TEXT NOT NULL, form_key TEXT, title_folded TEXT NOT NULL DEFAULT '', venue_folded TEXT NOT NULL DEFAULT '',
    CONSTRAINT activities_period CHECK (ends_at > starts_at)
);
INSERT INTO activities VALUES(1,'a7f01d692724',1,'other','Khảo sát đầu kỳ về nhận biết lừa đảo việc làm nước ngoài','','',NULL,NULL,1,'2024-03-03T17:00:00+00:00','2024-03-22T17:00:00+00:00',1,60000000,'done','',2,'2026-11-27T14:08:53.368885+00:00',' khao sat dau ky ve nhan biet lua dao viec lam nuoc ngoai quan cau giay quan dong da quan hoang mai huyen dong anh huyen soc son huyen thach that uy ban mat tran to quoc viet nam huyen dong anh mttq huyen dong anh uy ban mat tran to quoc viet nam huyen soc son mttq huyen soc son uy ban mat tran to quoc viet nam huyen thach that mttq huyen thach that uy ban mat tran to quoc viet nam quan cau giay mttq quan cau giay uy ban mat tran to quoc viet nam quan dong da mttq quan dong da uy ban mat tran to quoc viet nam quan hoang mai mttq quan hoang mai uy ban mat tran to quoc viet nam thanh pho ha noi uy ban mttq tp cong an thanh pho ha noi cong an tp so lao dong thuong binh va xa hoi thanh pho ha noi so ld tb xh nguoi co nhu cau di lam viec o nuoc ngoai thanh nien tu 18 den 35 tuoi chua co viec lam on dinh',NULL,' khao sat dau ky ve nhan biet lua dao viec lam nuoc ngoai',' ');
INSERT INTO activities VALUES(2,'30f9b1898c36',1,'talk','Hội nghị chuyên đề triển khai kế hoạch','Hội trường Trung tâm Văn hóa - Thông tin và Thể thao quận Cầu Giấy','Quận Cầu Giấy, Hà Nội',21.0335,105.7942,0,'2024-03-28T01:00:00+00:00','2024-03-28T04:30:00+00:00',1,45000000,'done','',2,'2026-11-27T14:08:53.370989+00:00',' hoi nghi chuyen de trien khai ke hoach hoi truong trung tam van hoa thong tin va the thao quan cau giay quan cau giay ha noi nguyen van thinh dang quoc hung bui thi ngoc lan quan cau giay uy ban mat tran to quoc viet nam thanh pho ha noi uy ban mttq tp cong an thanh pho ha noi cong an tp so tu phap thanh pho ha noi so tu phap',NULL,' hoi nghi chuyen de trien khai ke hoach',' hoi truong trung tam van hoa thong tin va the thao quan cau giay');
INSERT INTO activities VALUES(5,'3869299dd4f8',1,'leaflet','In, phát tờ rơi A5 hai mặt','','',NULL,NULL,1,'2024-05-01T17:00:00+00:00','2024-07-31T17:00:00+00:00',1,36000000,'done','',2,'2026-11-27T14:08:53.374508+00:00',' in phat to roi a5 hai mat quan cau giay quan dong da quan hoang mai huyen dong anh huyen soc son huyen thach that uy ban mat tran to quoc viet nam huyen dong anh mttq huyen dong anh uy ban mat tran to quoc viet nam huyen soc son mttq huyen soc son uy ban mat tran to quoc viet nam huyen thach that mttq huyen thach that uy ban mat tran to quoc viet nam quan cau giay mttq quan cau giay uy ban mat tran to quoc viet nam quan dong da mttq quan dong da uy ban mat tran to quoc viet nam quan hoang mai mttq quan hoang mai uy ban mat tran to quoc viet nam thanh pho ha noi uy ban mttq tp nguoi co nhu cau di lam viec o nuoc ngoai nguoi di cu va dong bao dan toc thieu so chu nha tro co so cho thue',NULL,' in phat to roi a5 hai mat',' ');
INSERT INTO activities VALUES(7,'7e9fcb3965a3',1,'billboard','Pa-nô tuyên truyền','12 vị trí tại Sóc Sơn, Đông Anh, Hoàng Mai','Cổng khu công nghiệp, bến xe, chợ, khu nhà trọ',21.2301,105.8218,1,'2024-05-14T17:00:00+00:00','2024-11-15T17:00:00+00:00',219,216000000,'done','',2,'2026-11-27T14:08:53.376857+00:00',' pa no tuyen truyen 12 vi tri tai soc son dong anh hoang mai cong khu cong nghiep ben xe cho khu nha tro quan hoang mai huyen dong anh huyen soc son uy ban mat tran to quoc viet nam huyen dong anh mttq huyen dong anh uy ban mat tran to quoc viet nam huyen soc son mttq huyen soc son uy ban mat tran to quoc viet nam quan hoang mai mttq quan hoang mai phong van hoa va thong tin huyen dong anh phong vh tt huyen dong anh phong van hoa va thong tin huyen soc son phong vh tt huyen soc son phong van hoa va thong tin quan hoang mai phong vh tt quan hoang mai uy ban nhan dan huyen dong anh ubnd huyen dong anh uy ban nhan dan huyen soc son ubnd huyen soc son uy ban nhan dan quan hoang mai ubnd quan hoang mai nguoi co nhu cau di lam viec o nuoc ngoai cong nhan khu cong nghiep nguoi di cu va dong bao dan toc thieu so',NULL,' pa no tuyen truyen',' 12 vi tri tai soc son dong anh hoang mai');
INSERT INTO activities VALUES(8,'7ab15181757c',1,'broadcast','Phát thanh trên loa truyền thanh','','',NULL,NULL,1,'2024-06-30T17:00:00+00:00','2024-07-31T17:00:00+00:00',224,24000000,'done','',2,'2026-11-27T14:08:53.378134+00:00',' phat thanh tren loa truyen thanh quan cau giay quan dong da quan hoang mai huyen dong anh huyen soc son huyen thach that uy ban mat tran to quoc viet nam huyen dong anh mttq huyen dong anh uy ban mat tran to quoc viet nam huyen soc son mttq huyen soc son uy ban mat tran to quoc viet nam huyen thach that mttq huyen thach that uy ban mat tran to quoc viet nam quan cau giay mttq quan cau giay uy ban mat tran to quoc viet nam quan dong da mttq quan dong da uy ban mat tran to quoc viet nam quan hoang mai mttq quan hoang mai uy ban nhan dan huyen dong anh ubnd huyen dong anh uy ban nhan dan huyen soc son ubnd huyen soc son uy ban nhan dan huyen thach that ubnd huyen thach that uy ban nhan dan quan cau giay ubnd quan cau giay uy ban nhan dan quan dong da ubnd quan dong da uy ban nhan dan quan hoang mai ubnd quan hoang mai nguoi co nhu cau di lam viec o nuoc ngoai thanh nien tu 18 den 35 tuoi chua co viec lam on dinh cha me va nguoi cham soc tre chu nha tro co so cho thue',NULL,' phat thanh tren loa truyen thanh',' ');
INSERT INTO activities VALUES(9,'33bbf55a7ca0',1,'competition','Cuộc thi trực tuyến tìm hiểu pháp luật','Trang thông tin điện tử của Ủy ban MTTQ TP','Thi trực tuyến',NULL,NULL,1,'2024-07-07T17:00:00+00:00','2024-08-04T17:00:00+00:00',1,120000000,'done','',2,'2026-11-27T14:08:53.379306+00:00',' cuoc thi truc tuyen tim hieu phap luat trang thong tin dien tu cua uy ban mttq tp thi truc tuyen thanh pho ha noi uy ban mat tran to quoc viet nam thanh pho ha noi uy ban mttq tp doan thanh nien cong san ho chi minh thanh pho ha noi thanh doan cong an thanh pho ha noi cong an tp so tu phap thanh pho ha noi so tu phap nguoi co nhu cau di lam viec o nuoc ngoai thanh nien tu 18 den 35 tuoi chua co viec lam on dinh hoc sinh sinh vien',NULL,' cuoc thi truc tuyen tim hieu phap luat',' trang thong tin dien tu cua uy ban mttq tp');
INSERT INTO activities VALUES(10,'52204aa6a99d',1,'dramatization','Hội thi sân khấu hóa (chung kết)','Rạp Trung tâm Văn hóa - Thông tin và Thể thao quận Đống Đa','Quận Đống Đa, Hà Nội',21.0122,105.8255,0,'2024-07-26T12:00:00+00:00','2024-07-26T15:00:00+00:00',1,180000000,'done','',2,'2026-11-27T14:08:53.380448+00:00',' hoi thi san khau hoa chung ket rap trung tam van hoa thong tin va the thao quan dong da quan dong da ha noi quan dong da uy ban mat tran to quoc viet nam thanh pho ha noi uy ban mttq tp hoi lien hiep phu nu thanh pho ha noi hoi lhpn tp cong an thanh pho ha noi cong an tp so van hoa va the thao thanh pho ha noi so vh tt thanh nien tu 18 den 35 tuoi chua co viec lam on dinh phu nu va tre em cha me va nguoi cham soc tre',NULL,' hoi thi san khau hoa chung ket',' rap trung tam van hoa thong tin va the thao quan dong da');
CREATE TABLE activity_units (
    activity_id BIGINT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
    unit_id BIGINT NOT NULL REFERENCES units (id),
    PRIMARY KEY (activity_id, unit_id)
);
INSERT INTO activity_units VALUES(1,6);
INSERT INTO activity_units VALUES(1,7);
INSERT INTO activity_units VALUES(1,9);
INSERT INTO activity_units VALUES(1,11);
INSERT INTO activity_units VALUES(1,12);
INSERT INTO activity_units VALUES(1,25);
INSERT INTO activity_units VALUES(2,6);
INSERT INTO activity_units VALUES(5,6);
INSERT INTO activity_units VALUES(5,7);
INSERT INTO activity_units VALUES(5,9);
INSERT INTO activity_units VALUES(5,11);
INSERT INTO activity_units VALUES(5,12);
INSERT INTO activity_units VALUES(5,25);
INSERT INTO activity_units VALUES(7,11);
INSERT INTO activity_units VALUES(7,12);
INSERT INTO activity_units VALUES(7,9);
INSERT INTO activity_units VALUES(8,6);
INSERT INTO activity_units VALUES(8,7);
INSERT INTO activity_units VALUES(8,9);
INSERT INTO activity_units VALUES(8,11);
INSERT INTO activity_units VALUES(8,12);
INSERT INTO activity_units VALUES(8,25);
INSERT INTO activity_units VALUES(9,1);
INSERT INTO activity_units VALUES(10,7);
CREATE TABLE activity_supporters (
    activity_id BIGINT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (activity_id, organisation_id)
);
INSERT INTO activity_supporters VALUES(1,7);
INSERT INTO activity_supporters VALUES(1,18);
INSERT INTO activity_supporters VALUES(1,210);
INSERT INTO activity_supporters VALUES(1,213);
INSERT INTO activity_supporters VALUES(1,216);
INSERT INTO activity_supporters VALUES(1,219);
INSERT INTO activity_supporters VALUES(1,222);
INSERT INTO activity_supporters VALUES(1,225);
INSERT INTO activity_supporters VALUES(2,7);
INSERT INTO activity_supporters VALUES(2,11);
INSERT INTO activity_supporters VALUES(5,210);
INSERT INTO activity_supporters VALUES(5,213);
INSERT INTO activity_supporters VALUES(5,216);
INSERT INTO activity_supporters VALUES(5,219);
INSERT INTO activity_supporters VALUES(5,222);
INSERT INTO activity_supporters VALUES(5,225);
INSERT INTO activity_supporters VALUES(7,222);
INSERT INTO activity_supporters VALUES(7,216);
INSERT INTO activity_supporters VALUES(7,229);
INSERT INTO activity_supporters VALUES(7,230);
INSERT INTO activity_supporters VALUES(7,228);
INSERT INTO activity_supporters VALUES(7,221);
INSERT INTO activity_supporters VALUES(7,224);
INSERT INTO activity_supporters VALUES(7,218);
INSERT INTO activity_supporters VALUES(8,212);
INSERT INTO activity_supporters VALUES(8,215);
INSERT INTO activity_supporters VALUES(8,218);
INSERT INTO activity_supporters VALUES(8,221);
INSERT INTO activity_supporters VALUES(8,227);
INSERT INTO activity_supporters VALUES(8,210);
INSERT INTO activity_supporters VALUES(8,213);
INSERT INTO activity_supporters VALUES(8,216);
INSERT INTO activity_supporters VALUES(8,219);
INSERT INTO activity_supporters VALUES(8,222);
INSERT INTO activity_supporters VALUES(8,225);
INSERT INTO activity_supporters VALUES(9,11);
INSERT INTO activity_supporters VALUES(9,7);
INSERT INTO activity_supporters VALUES(9,3);
INSERT INTO activity_supporters VALUES(10,2);
INSERT INTO activity_supporters VALUES(10,13);
INSERT INTO activity_supporters VALUES(10,7);
CREATE TABLE activity_audiences (
    activity_id BIGINT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    PRIMARY KEY (activity_id, audience_id)
);
INSERT INTO activity_audiences VALUES(1,1);
INSERT INTO activity_audiences VALUES(1,2);
INSERT INTO activity_audiences VALUES(5,8);
INSERT INTO activity_audiences VALUES(5,9);
INSERT INTO activity_audiences VALUES(5,1);
INSERT INTO activity_audiences VALUES(7,6);
INSERT INTO activity_audiences VALUES(7,8);
INSERT INTO activity_audiences VALUES(7,1);
INSERT INTO activity_audiences VALUES(8,1);
INSERT INTO activity_audiences VALUES(8,2);
INSERT INTO activity_audiences VALUES(8,7);
INSERT INTO activity_audiences VALUES(8,9);
INSERT INTO activity_audiences VALUES(9,3);
INSERT INTO activity_audiences VALUES(9,2);
INSERT INTO activity_audiences VALUES(9,1);
INSERT INTO activity_audiences VALUES(10,4);
INSERT INTO activity_audiences VALUES(10,2);
INSERT INTO activity_audiences VALUES(10,7);
CREATE TABLE activity_quantities (
    activity_id BIGINT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (activity_id, measure)
);
INSERT INTO activity_quantities VALUES(1,'questionnaires',1200);
INSERT INTO activity_quantities VALUES(2,'attendances',250);
INSERT INTO activity_quantities VALUES(2,'sessions',1);
INSERT INTO activity_quantities VALUES(5,'copies',30000);
INSERT INTO activity_quantities VALUES(7,'boards',12);
INSERT INTO activity_quantities VALUES(8,'broadcasts',928);
INSERT INTO activity_quantities VALUES(9,'entries',8000);
INSERT INTO activity_quantities VALUES(10,'attendances',600);
INSERT INTO activity_quantities VALUES(10,'teams',6);
CREATE TABLE talks (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    topic TEXT NOT NULL
);
INSERT INTO talks VALUES(2,'Triển khai kế hoạch tuyên truyền phòng, chống mua bán người năm 2024 cho cán bộ Mặt trận, đoàn thể và tổ trưởng dân phố');
CREATE TABLE talk_speakers (
    activity_id BIGINT NOT NULL REFERENCES talks (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    agency TEXT NOT NULL,
    fee BIGINT, folded TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (activity_id, position)
);
INSERT INTO talk_speakers VALUES(2,0,'Nguyễn Văn Thịnh','Ủy ban MTTQ Việt Nam thành phố Hà Nội',1000000,' nguyen van thinh');
INSERT INTO talk_speakers VALUES(2,1,'Đặng Quốc Hùng','Phòng Cảnh sát hình sự, Công an thành phố Hà Nội',1500000,' dang quoc hung');
INSERT INTO talk_speakers VALUES(2,2,'Bùi Thị Ngọc Lan','Phòng Phổ biến, giáo dục pháp luật, Sở Tư pháp',1500000,' bui thi ngoc lan');
CREATE TABLE competitions (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    rules TEXT NOT NULL
);
INSERT INTO competitions VALUES(9,'1. Tên cuộc thi: Tìm hiểu pháp luật về phòng, chống mua bán người và đi làm việc ở nước ngoài đúng pháp luật năm 2024.
2. Đối tượng: công dân Việt Nam từ đủ 14 tuổi đang học tập, làm việc, cư trú trên địa bàn Thành phố. Thành viên ban tổ chức, tổ ra đề và tổ thư ký không dự thi.
3. Hình thức: thi trực tuyến, bốn kỳ thi tuần; mỗi kỳ mở từ 08 giờ 00 ngày đầu đến 22 giờ 00 ngày cuối.
4. Đề thi: 10 câu trắc nghiệm lấy ngẫu nhiên từ ngân hàng câu hỏi do Sở Tư pháp thẩm định, làm trong 15 phút, và một câu dự đoán: "Có bao nhiêu người trả lời đúng tất cả các câu hỏi của kỳ thi này?".
5. Số lần thi: mỗi người được thi tối đa hai lần trong một kỳ; lấy lần có kết quả cao hơn.
6. Xếp hạng: số câu đúng nhiều hơn; nếu bằng nhau, dự đoán gần số thực tế hơn; nếu vẫn bằng nhau, nộp bài sớm hơn.
7. Giải thưởng trao theo từng kỳ; mỗi người nhận không quá một giải trong một kỳ.
8. Thông tin người dự thi chỉ dùng để xét và trao giải; danh sách người đạt giải chỉ công bố họ tên viết tắt và đơn vị.');
CREATE TABLE competition_rounds (
    activity_id BIGINT NOT NULL REFERENCES competitions (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    opens_on TEXT,
    closes_on TEXT,
    PRIMARY KEY (activity_id, position)
);
INSERT INTO competition_rounds VALUES(9,0,'Kỳ thi tuần 1','2024-07-08','2024-07-14');
INSERT INTO competition_rounds VALUES(9,1,'Kỳ thi tuần 2','2024-07-15','2024-07-21');
INSERT INTO competition_rounds VALUES(9,2,'Kỳ thi tuần 3','2024-07-22','2024-07-28');
INSERT INTO competition_rounds VALUES(9,3,'Kỳ thi tuần 4','2024-07-29','2024-08-04');
CREATE TABLE competition_prizes (
    activity_id BIGINT NOT NULL REFERENCES competitions (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    number BIGINT NOT NULL,
    amount BIGINT,
    PRIMARY KEY (activity_id, position)
);
INSERT INTO competition_prizes VALUES(9,0,'Giải nhất mỗi kỳ',1,2000000);
INSERT INTO competition_prizes VALUES(9,1,'Giải nhì mỗi kỳ',2,1000000);
INSERT INTO competition_prizes VALUES(9,2,'Giải ba mỗi kỳ',3,500000);
INSERT INTO competition_prizes VALUES(9,3,'Giải khuyến khích mỗi kỳ',10,200000);
CREATE TABLE dramatizations (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    script TEXT NOT NULL,
    duration BIGINT
);
INSERT INTO dramatizations VALUES(10,'Mỗi đội dự thi với 01 kịch bản tự viết, đã được tổ thẩm định (Ủy ban MTTQ TP, Sở VH&TT, Công an TP) duyệt trước ngày 12/7/2024.
Phần 1 – Chào hỏi (3 phút): giới thiệu đội và một câu thông điệp của địa phương.
Phần 2 – Tiểu phẩm (12 phút): một tình huống có thật trong đời sống, không dùng tên, hình ảnh của nạn nhân. Gợi ý: "Lời mời lúc nửa đêm", "Chuyến xe không có vé về", "Cô dâu qua mạng", "Xóm trọ có một cánh cửa khóa".
Phần 3 – Ứng xử (5 phút): trả lời một tình huống do ban giám khảo đưa ra; khán giả được mời góp ý.
Yêu cầu: nhân vật nạn nhân được tôn trọng; kết thúc chỉ ra được việc nên làm và nơi gọi giúp đỡ (111, 113).',20);
CREATE TABLE dramatization_teams (
    activity_id BIGINT NOT NULL REFERENCES dramatizations (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    members BIGINT,
    PRIMARY KEY (activity_id, position)
);
INSERT INTO dramatization_teams VALUES(10,0,'Đội quận Cầu Giấy',14);
INSERT INTO dramatization_teams VALUES(10,1,'Đội quận Đống Đa',16);
INSERT INTO dramatization_teams VALUES(10,2,'Đội quận Hoàng Mai',15);
INSERT INTO dramatization_teams VALUES(10,3,'Đội huyện Sóc Sơn',14);
INSERT INTO dramatization_teams VALUES(10,4,'Đội huyện Đông Anh',15);
INSERT INTO dramatization_teams VALUES(10,5,'Đội huyện Thạch Thất',13);
CREATE TABLE dramatization_criteria (
    activity_id BIGINT NOT NULL REFERENCES dramatizations (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    points BIGINT NOT NULL,
    PRIMARY KEY (activity_id, position)
);
INSERT INTO dramatization_criteria VALUES(10,0,'Nội dung: đúng pháp luật, sát đời sống',40);
INSERT INTO dramatization_criteria VALUES(10,1,'Nghệ thuật: diễn xuất, dàn dựng, âm nhạc',30);
INSERT INTO dramatization_criteria VALUES(10,2,'Thông điệp: rõ, dễ nhớ, tôn trọng nạn nhân',20);
INSERT INTO dramatization_criteria VALUES(10,3,'Thời gian: đúng quy định',10);
CREATE TABLE billboards (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    width BIGINT,
    height BIGINT,
    material TEXT NOT NULL,
    site TEXT NOT NULL,
    owner TEXT NOT NULL,
    consent TEXT NOT NULL,
    consent_document TEXT NOT NULL,
    up_on TEXT,
    down_on TEXT
);
INSERT INTO billboards VALUES(7,300,400,'Khung thép hộp mạ kẽm, bạt Hiflex in kỹ thuật số chống tia cực tím','12 vị trí, mỗi quận, huyện 04 tấm. Sóc Sơn: cổng khu công nghiệp Nội Bài, ngã tư thị trấn, chợ Kim Anh, đường vào xóm trọ Mai Đình. Đông Anh: cổng khu công nghiệp Thăng Long (02 tấm), chợ Tó, bến xe buýt thị trấn. Hoàng Mai: gần bến xe Giáp Bát, gần bến xe Nước Ngầm, chợ đầu mối phía Nam, đường vào khu trọ Định Công.','UBND các xã, phường, thị trấn nơi đặt pa-nô','given','Biên bản thống nhất vị trí đặt pa-nô ngày 06/5/2024 giữa MTTQ và UBND các xã, phường, thị trấn','2024-05-15','2024-11-15');
CREATE TABLE leaflets (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    sheet TEXT NOT NULL,
    paper TEXT NOT NULL,
    copies BIGINT
);
INSERT INTO leaflets VALUES(5,'a5','Couché 150 g/m², in bốn màu hai mặt',30000);
CREATE TABLE leaflet_drop_points (
    activity_id BIGINT NOT NULL REFERENCES leaflets (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    place TEXT NOT NULL,
    copies BIGINT,
    PRIMARY KEY (activity_id, position)
);
INSERT INTO leaflet_drop_points VALUES(5,0,'MTTQ 8 phường quận Cầu Giấy: khu trọ, ký túc xá, chợ',4500);
INSERT INTO leaflet_drop_points VALUES(5,1,'MTTQ 21 phường quận Đống Đa: khu trọ, quanh các trường đại học',5000);
INSERT INTO leaflet_drop_points VALUES(5,2,'MTTQ 14 phường quận Hoàng Mai: khu trọ, bến xe, chợ đầu mối',5500);
INSERT INTO leaflet_drop_points VALUES(5,3,'MTTQ 26 xã, thị trấn huyện Sóc Sơn: nhà văn hóa thôn, khu công nghiệp Nội Bài',5000);
INSERT INTO leaflet_drop_points VALUES(5,4,'MTTQ 24 xã, thị trấn huyện Đông Anh: khu công nghiệp Thăng Long, xóm trọ',6000);
INSERT INTO leaflet_drop_points VALUES(5,5,'MTTQ 23 xã, thị trấn huyện Thạch Thất: làng nghề, khu trọ Hòa Lạc',4000);
CREATE TABLE broadcasts (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    minutes BIGINT
);
INSERT INTO broadcasts VALUES(8,'Bài số 1 – Đi làm việc ở nước ngoài: đi đúng, về an toàn

Kính thưa bà con và các bạn!

Đi làm việc ở nước ngoài là nguyện vọng chính đáng của nhiều gia đình. Có người đi để trả nợ, có người đi để nuôi con ăn học, có người đi vì muốn mở rộng tầm mắt. Rất nhiều người đi đúng đường, làm đúng việc và trở về với tay nghề, với vốn liếng, với niềm vui đoàn tụ. Nhưng cũng có những người tin vào một lời hứa trên mạng rồi bị lừa, bị ép làm việc, bị giữ giấy tờ và phải gọi về nhà xin tiền chuộc. Bài phát thanh hôm nay xin gửi tới bà con vài điều giản dị để mỗi chuyến đi là một chuyến đi lành.

Thưa bà con, kẻ lừa đảo ít khi xuất hiện với vẻ mặt dữ dằn. Chúng thường rất ngọt ngào. Chúng kết bạn qua mạng xã hội, khoe ảnh xe đẹp, nhà sang, rồi rủ rê: việc nhẹ, lương cao, không cần kinh nghiệm, tuần sau đi luôn, giấy tờ đã có người lo. Có khi người rủ lại chính là bạn học cũ, là người cùng làng đã bị chúng khống chế hoặc mua chuộc. Vì thế, xin bà con đừng chỉ nhìn vào người mời, mà hãy nhìn vào lời mời.

Có sáu dấu hiệu cần dừng lại. Một là lương rất cao nhưng không đòi hỏi tay nghề. Hai là giục đi ngay, giục chuyển tiền vào tài khoản cá nhân. Ba là chỉ nói chuyện qua mạng, không có trụ sở, không có người chịu trách nhiệm. Bốn là bảo đi bằng thị thực du lịch, đi đường mòn, lối mở. Năm là đòi giữ hộ chiếu, căn cước, điện thoại. Sáu là dặn phải giấu gia đình. Chỉ cần gặp một trong sáu dấu hiệu ấy, xin bà con hãy nói một câu: để tôi hỏi lại đã.

Vậy hỏi ai? Trước hết, hãy hỏi tên đầy đủ của công ty và tra trong danh sách doanh nghiệp được cấp phép do Cục Quản lý lao động ngoài nước công bố. Không quen dùng mạng, bà con có thể nhờ Ban Công tác Mặt trận, cán bộ xã, phường hoặc hỏi Sở Lao động - Thương binh và Xã hội. Công ty thật không ngại bị hỏi. Chỉ kẻ gian mới sợ câu hỏi.

Thứ hai, hãy đọc hợp đồng. Hợp đồng phải ghi rõ làm việc gì, ở đâu, lương bao nhiêu, mỗi ngày mấy giờ, ai lo chỗ ở, ốm đau thì ai chăm sóc. Đọc chưa hiểu thì mang về nhà cùng đọc, không ký vội. Ký rồi, bà con giữ một bản và gửi ảnh cho người thân giữ một bản.

Thứ ba, hãy nhớ về tiền. Pháp luật cấm thu tiền môi giới của người lao động đi làm việc ở nước ngoài theo hợp đồng. Tiền dịch vụ chỉ được thu sau khi hợp đồng đã được cơ quan có thẩm quyền chấp thuận và hai bên đã ký. Nộp tiền phải có phiếu thu. Không đặt cọc giữ chỗ, không chuyển khoản cho người lạ.

Thưa bà con, nếu trong nhà có người thân sắp đi xa, xin hãy trò chuyện nhiều hơn một chút. Hãy cùng nhau chọn một câu hẹn riêng, để khi gặp chuyện chẳng lành, người đi chỉ cần nói câu ấy là gia đình hiểu. Hãy giữ thói quen gọi về đều đặn. Khi mất liên lạc, đừng chờ đợi, hãy báo ngay cho công an nơi gần nhất.

Và nếu có ai đó không may đã bị lừa, mong bà con đón người ấy trở về bằng tấm lòng. Người bị lừa bán là nạn nhân, không phải người có lỗi. Không bàn tán, không đưa tên tuổi, hình ảnh của họ lên mạng. Một bát cơm nóng và một lời hỏi han sẽ giúp họ đứng dậy nhanh hơn mọi lời trách móc.

Khi nghi ngờ có người bị lừa bán, xin bà con gọi Tổng đài 111, miễn phí, có người trực suốt ngày đêm. Trường hợp khẩn cấp, xin gọi 113 hoặc báo công an xã, phường, thị trấn.

Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội kính chúc bà con mạnh khỏe, bình an. Xin cảm ơn bà con đã lắng nghe!

(Các bài tiếp theo: Bài số 2 – Bẫy "việc nhẹ, lương cao" trên mạng xã hội; Bài số 3 – Nhà trọ an toàn, xóm trọ nghĩa tình; Bài số 4 – Ngày 30/7, mỗi người một việc để không ai bị mua bán.)',6);
CREATE TABLE broadcast_slots (
    activity_id BIGINT NOT NULL REFERENCES broadcasts (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    time TEXT NOT NULL,
    days TEXT NOT NULL,
    PRIMARY KEY (activity_id, position)
);
INSERT INTO broadcast_slots VALUES(8,0,'06:30:00','thứ ba hằng tuần (02/07, 09/07, 16/07, 23/07)');
INSERT INTO broadcast_slots VALUES(8,1,'17:00:00','thứ sáu hằng tuần (05/07, 12/07, 19/07, 26/07)');
CREATE TABLE others (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    description TEXT NOT NULL
);
INSERT INTO others VALUES(1,'survey','Khảo sát người từ 18 đến 45 tuổi tại sáu quận, huyện điểm; mỗi đơn vị 200 phiếu, tổng 1.200 phiếu.
Phiếu 10 câu, không ghi họ tên, số điện thoại; người trả lời có thể bỏ qua câu bất kỳ. Bốn câu kiểm tra nhận biết (câu 5 đến câu 8) được chấm điểm để so sánh với kỳ cuối năm.
Điều tra viên là cán bộ Mặt trận cấp xã, được tập huấn một buổi trước khi đi thu phiếu.
Sản phẩm: 01 báo cáo kết quả khảo sát đầu kỳ.');
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    account_id BIGINT REFERENCES accounts (id),
    account_name TEXT NOT NULL,
    verb TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    before TEXT,
    after TEXT,
    folded TEXT NOT NULL
);
INSERT INTO audit VALUES(1,'2026-11-27T14:08:53.266482+00:00',NULL,'lantoa','import','unit',0,'157 units','',NULL,NULL,' lantoa lantoa 157 units');
INSERT INTO audit VALUES(2,'2026-11-27T14:08:53.312343+00:00',NULL,'lantoa','create','account',1,'quantri','',NULL,'{"login":"quantri","name":"Trần Thị Minh Hà","role":"administrator","unit":null,"organisation":null,"active":true}',' lantoa lantoa quantri');
INSERT INTO audit VALUES(3,'2026-11-27T14:08:53.326310+00:00',NULL,'lantoa','create','account',2,'kehoach','',NULL,'{"login":"kehoach","name":"Nguyễn Đức Hoàng","role":"planner","unit":null,"organisation":null,"active":true}',' lantoa lantoa kehoach');
INSERT INTO audit VALUES(4,'2026-11-27T14:08:53.340094+00:00',NULL,'lantoa','create','account',3,'dongda','',NULL,'{"login":"dongda","name":"Lê Thu Trang","role":"unit_officer","unit":51,"organisation":null,"active":true}',' lantoa lantoa dongda');
INSERT INTO audit VALUES(5,'2026-11-27T14:08:53.353834+00:00',NULL,'lantoa','create','account',4,'congan','',NULL,'{"login":"congan","name":"Phạm Quốc Bảo","role":"partner","unit":null,"organisation":7,"active":true}',' lantoa lantoa congan');
INSERT INTO audit VALUES(6,'2026-11-27T14:08:53.367509+00:00',NULL,'lantoa','create','account',5,'xem','',NULL,'{"login":"xem","name":"Vũ Thị Hồng Nhung","role":"viewer","unit":null,"organisation":null,"active":true}',' lantoa lantoa xem');
INSERT INTO audit VALUES(7,'2026-11-27T14:08:53.368122+00:00',2,'Nguyễn Đức Hoàng','create','campaign',1,'Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2024','',NULL,'{"code":"00/KH-MTTQ-BTT","title":"Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2024","purpose":"1. Nâng cao nhận thức của Nhân dân, trước hết là người có nhu cầu đi làm việc ở nước ngoài, học sinh, sinh viên và người lao động thuê trọ, về thủ đoạn lừa đảo \"việc nhẹ, lương cao\" và cách đi làm việc ở nước ngoài đúng pháp luật.\n2. Hình thức gần dân, dễ nhớ, có số liệu đo được trước và sau; không công khai thông tin nhận diện nạn nhân.\n3. Chỉ tiêu: từ 12.000 lượt người dự trực tiếp; từ 30.000 tờ rơi; 100% xã, phường, thị trấn của 06 quận, huyện điểm có phát thanh; tỷ lệ trả lời đúng bộ câu hỏi nhận biết tăng từ 15 điểm phần trăm giữa hai kỳ khảo sát.","starts_on":"2024-01-01","ends_on":"2024-12-31","legal_bases":["Luật Phòng, chống mua bán người số 66/2011/QH12","Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 69/2020/QH14","Quyết định số 793/QĐ-TTg ngày 10/5/2016 của Thủ tướng Chính phủ về \"Ngày toàn dân phòng, chống mua bán người\"","Kế hoạch số 19/KH-BCĐ138/CP ngày 15/01/2024 của Ban Chỉ đạo phòng, chống tội phạm của Chính phủ"],"budget":1065000000,"audiences":[1,2,3,4,6,7,8,9],"targets":[{"measure":"attendances","number":12000},{"measure":"copies","number":30000},{"measure":"broadcasts","number":928},{"measure":"units_covered","number":6}]}',' nguyen duc hoang kehoach tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2024');
INSERT INTO audit VALUES(8,'2026-11-27T14:08:53.369886+00:00',2,'Nguyễn Đức Hoàng','create','activity',1,'Khảo sát đầu kỳ về nhận biết lừa đảo việc làm nước ngoài','',NULL,'{"version":1,"status":"planned","reason":"","title":"Khảo sát đầu kỳ về nhận biết lừa đảo việc làm nước ngoài","units":[6,7,9,11,12,25],"venue":{"name":"","address":"","point":null},"when":{"Days":{"from":"2024-03-04","to":"2024-03-22"}},"lead":1,"supporting":[7,18,210,213,216,219,222,225],"audiences":[1,2],"quantities":[{"measure":"questionnaires","number":1200}],"money":60000000,"details":{"other":{"kind":"survey","description":"Khảo sát người từ 18 đến 45 tuổi tại sáu quận, huyện điểm; mỗi đơn vị 200 phiếu, tổng 1.200 phiếu.\nPhiếu 10 câu, không ghi họ tên, số điện thoại; người trả lời có thể bỏ qua câu bất kỳ. Bốn câu kiểm tra nhận biết (câu 5 đến câu 8) được chấm điểm để so sánh với kỳ cuối năm.\nĐiều tra viên là cán bộ Mặt trận cấp xã, được tập huấn một buổi trước khi đi thu phiếu.\nSản phẩm: 01 báo cáo kết quả khảo sát đầu kỳ."}}}',' nguyen duc hoang kehoach khao sat dau ky ve nhan biet lua dao viec lam nuoc ngoai');
INSERT INTO audit VALUES(9,'2026-11-27T14:08:53.370421+00:00',2,'Nguyễn Đức Hoàng','finish','activity',1,'Khảo sát đầu kỳ về nhận biết lừa đảo việc làm nước ngoài','','{"version":1,"status":"planned","reason":"","title":"Khảo sát đầu kỳ về nhận biết lừa đảo việc làm nước ngoài","units":[6,7,9,11,12,25],"venue":{"name":"","address":"","point":null},"when":{"Days":{"from":"2024-03-04","to":"2024-03-22"}},"lead":1,"supporting":[7,18,210,213,216,219,222,225],"audiences":[1,2],"quantities":[{"measure":"questionnaires","number":1200}],"money":60000000,"details":{"other":{"kind":"survey","description":"Khảo sát người từ 18 đến 45 tuổi tại sáu quận, huyện điểm; mỗi đơn vị 200 phiếu, tổng 1.200 phiếu.\nPhiếu 10 câu, không ghi họ tên, số điện thoại; người trả lời có thể bỏ qua câu bất kỳ. Bốn câu kiểm tra nhận biết (câu 5 đến câu 8) được chấm điểm để so sánh với kỳ cuối năm.\nĐiều tra viên là cán bộ Mặt trận cấp xã, được tập huấn một buổi trước khi đi thu phiếu.\nSản phẩm: 01 báo cáo kết quả khảo sát đầu kỳ."}}}','{"version":2,"status":"done","reason":"","title":"Khảo sát đầu kỳ về nhận biết lừa đảo việc làm nước ngoài","units":[6,7,9,11,12,25],"venue":{"name":"","address":"","point":null},"when":{"Days":{"from":"2024-03-04","to":"2024-03-22"}},"lead":1,"supporting":[7,18,210,213,216,219,222,225],"audiences":[1,2],"quantities":[{"measure":"questionnaires","number":1200}],"money":60000000,"details":{"other":{"kind":"survey","description":"Khảo sát người từ 18 đến 45 tuổi tại sáu quận, huyện điểm; mỗi đơn vị 200 phiếu, tổng 1.200 phiếu.\nPhiếu 10 câu, không ghi họ tên, số điện thoại; người trả lời có thể bỏ qua câu bất kỳ. Bốn câu kiểm tra nhận biết (câu 5 đến câu 8) được chấm điểm để so sánh với kỳ cuối năm.\nĐiều tra viên là cán bộ Mặt trận cấp xã, được tập huấn một buổi trước khi đi thu phiếu.\nSản phẩm: 01 báo cáo kết quả khảo sát đầu kỳ."}}}',' nguyen duc hoang kehoach khao sat dau ky ve nhan biet lua dao viec lam nuoc ngoai');
INSERT INTO audit VALUES(10,'2026-11-27T14:08:53.371343+00:00',2,'Nguyễn Đức Hoàng','create','activity',2,'Hội nghị chuyên đề triển khai kế hoạch','',NULL,'{"version":1,"status":"planned","reason":"","title":"Hội nghị chuyên đề triển khai kế hoạch","units":[6],"venue":{"name":"Hội trường Trung tâm Văn hóa - Thông tin và Thể thao quận Cầu Giấy","address":"Quận Cầu Giấy, Hà Nội","point":[21.0335,105.7942]},"when":{"Times":{"starts":"2024-03-28T01:00:00Z","ends":"2024-03-28T04:30:00Z"}},"lead":1,"supporting":[7,11],"audiences":[],"quantities":[{"measure":"attendances","number":250},{"measure":"sessions","number":1}],"money":45000000,"details":{"talk":{"topic":"Triển khai kế hoạch tuyên truyền phòng, chống mua bán người năm 2024 cho cán bộ Mặt trận, đoàn thể và tổ trưởng dân phố","speakers":[{"name":"Nguyễn Văn Thịnh","agency":"Ủy ban MTTQ Việt Nam thành phố Hà Nội","fee":1000000},{"name":"Đặng Quốc Hùng","agency":"Phòng Cảnh sát hình sự, Công an thành phố Hà Nội","fee":1500000},{"name":"Bùi Thị Ngọc Lan","agency":"Phòng Phổ biến, giáo dục pháp luật, Sở Tư pháp","fee":1500000}]}}}',' nguyen duc hoang kehoach hoi nghi chuyen de trien khai ke hoach');
INSERT INTO audit VALUES(11,'2026-11-27T14:08:53.371702+00:00',2,'Nguyễn Đức Hoàng','finish','activity',2,'Hội nghị chuyên đề triển khai kế hoạch','','{"version":1,"status":"planned","reason":"","title":"Hội nghị chuyên đề triển khai kế hoạch","units":[6],"venue":{"name":"Hội trường Trung tâm Văn hóa - Thông tin và Thể thao quận Cầu Giấy","address":"Quận Cầu Giấy, Hà Nội","point":[21.0335,105.7942]},"when":{"Times":{"starts":"2024-03-28T01:00:00Z","ends":"2024-03-28T04:30:00Z"}},"lead":1,"supporting":[7,11],"audiences":[],"quantities":[{"measure":"attendances","number":250},{"measure":"sessions","number":1}],"money":45000000,"details":{"talk":{"topic":"Triển khai kế hoạch tuyên truyền phòng, chống mua bán người năm 2024 cho cán bộ Mặt trận, đoàn thể và tổ trưởng dân phố","speakers":[{"name":"Nguyễn Văn Thịnh","agency":"Ủy ban MTTQ Việt Nam thành phố Hà Nội","fee":1000000},{"name":"Đặng Quốc Hùng","agency":"Phòng Cảnh sát hình sự, Công an thành phố Hà Nội","fee":1500000},{"name":"Bùi Thị Ngọc Lan","agency":"Phòng Phổ biến, giáo dục pháp luật, Sở Tư pháp","fee":1500000}]}}}','{"version":2,"status":"done","reason":"","title":"Hội nghị chuyên đề triển khai kế hoạch","units":[6],"venue":{"name":"Hội trường Trung tâm Văn hóa - Thông tin và Thể thao quận Cầu Giấy","address":"Quận Cầu Giấy, Hà Nội","point":[21.0335,105.7942]},"when":{"Times":{"starts":"2024-03-28T01:00:00Z","ends":"2024-03-28T04:30:00Z"}},"lead":1,"supporting":[7,11],"audiences":[],"quantities":[{"measure":"attendances","number":250},{"measure":"sessions","number":1}],"money":45000000,"details":{"talk":{"topic":"Triển khai kế hoạch tuyên truyền phòng, chống mua bán người năm 2024 cho cán bộ Mặt trận, đoàn thể và tổ trưởng dân phố","speakers":[{"name":"Nguyễn Văn Thịnh","agency":"Ủy ban MTTQ Việt Nam thành phố Hà Nội","fee":1000000},{"name":"Đặng Quốc Hùng","agency":"Phòng Cảnh sát hình sự, Công an thành phố Hà Nội","fee":1500000},{"name":"Bùi Thị Ngọc Lan","agency":"Phòng Phổ biến, giáo dục pháp luật, Sở Tư pháp","fee":1500000}]}}}',' nguyen duc hoang kehoach hoi nghi chuyen de trien khai ke hoach');
INSERT INTO audit VALUES(16,'2026-11-27T14:08:53.374969+00:00',2,'Nguyễn Đức Hoàng','create','activity',5,'In, phát tờ rơi A5 hai mặt','',NULL,'{"version":1,"status":"planned","reason":"","title":"In, phát tờ rơi A5 hai mặt","units":[6,7,9,11,12,25],"venue":{"name":"","address":"","point":null},"when":{"Days":{"from":"2024-05-02","to":"2024-07-31"}},"lead":1,"supporting":[210,213,216,219,222,225],"audiences":[8,9,1],"quantities":[{"measure":"copies","number":30000}],"money":36000000,"details":{"leaflet":{"sheet":"a5","paper":"Couché 150 g/m², in bốn màu hai mặt","copies":30000,"drop_points":[{"place":"MTTQ 8 phường quận Cầu Giấy: khu trọ, ký túc xá, chợ","copies":4500},{"place":"MTTQ 21 phường quận Đống Đa: khu trọ, quanh các trường đại học","copies":5000},{"place":"MTTQ 14 phường quận Hoàng Mai: khu trọ, bến xe, chợ đầu mối","copies":5500},{"place":"MTTQ 26 xã, thị trấn huyện Sóc Sơn: nhà văn hóa thôn, khu công nghiệp Nội Bài","copies":5000},{"place":"MTTQ 24 xã, thị trấn huyện Đông Anh: khu công nghiệp Thăng Long, xóm trọ","copies":6000},{"place":"MTTQ 23 xã, thị trấn huyện Thạch Thất: làng nghề, khu trọ Hòa Lạc","copies":4000}]}}}',' nguyen duc hoang kehoach in phat to roi a5 hai mat');
INSERT INTO audit VALUES(17,'2026-11-27T14:08:53.375311+00:00',2,'Nguyễn Đức Hoàng','finish','activity',5,'In, phát tờ rơi A5 hai mặt','','{"version":1,"status":"planned","reason":"","title":"In, phát tờ rơi A5 hai mặt","units":[6,7,9,11,12,25],"venue":{"name":"","address":"","point":null},"when":{"Days":{"from":"2024-05-02","to":"2024-07-31"}},"lead":1,"supporting":[210,213,216,219,222,225],"audiences":[1,8,9],"quantities":[{"measure":"copies","number":30000}],"money":36000000,"details":{"leaflet":{"sheet":"a5","paper":"Couché 150 g/m², in bốn màu hai mặt","copies":30000,"drop_points":[{"place":"MTTQ 8 phường quận Cầu Giấy: khu trọ, ký túc xá, chợ","copies":4500},{"place":"MTTQ 21 phường quận Đống Đa: khu trọ, quanh các trường đại học","copies":5000},{"place":"MTTQ 14 phường quận Hoàng Mai: khu trọ, bến xe, chợ đầu mối","copies":5500},{"place":"MTTQ 26 xã, thị trấn huyện Sóc Sơn: nhà văn hóa thôn, khu công nghiệp Nội Bài","copies":5000},{"place":"MTTQ 24 xã, thị trấn huyện Đông Anh: khu công nghiệp Thăng Long, xóm trọ","copies":6000},{"place":"MTTQ 23 xã, thị trấn huyện Thạch Thất: làng nghề, khu trọ Hòa Lạc","copies":4000}]}}}','{"version":2,"status":"done","reason":"","title":"In, phát tờ rơi A5 hai mặt","units":[6,7,9,11,12,25],"venue":{"name":"","address":"","point":null},"when":{"Days":{"from":"2024-05-02","to":"2024-07-31"}},"lead":1,"supporting":[210,213,216,219,222,225],"audiences":[1,8,9],"quantities":[{"measure":"copies","number":30000}],"money":36000000,"details":{"leaflet":{"sheet":"a5","paper":"Couché 150 g/m², in bốn màu hai mặt","copies":30000,"drop_points":[{"place":"MTTQ 8 phường quận Cầu Giấy: khu trọ, ký túc xá, chợ","copies":4500},{"place":"MTTQ 21 phường quận Đống Đa: khu trọ, quanh các trường đại học","copies":5000},{"place":"MTTQ 14 phường quận Hoàng Mai: khu trọ, bến xe, chợ đầu mối","copies":5500},{"place":"MTTQ 26 xã, thị trấn huyện Sóc Sơn: nhà văn hóa thôn, khu công nghiệp Nội Bài","copies":5000},{"place":"MTTQ 24 xã, thị trấn huyện Đông Anh: khu công nghiệp Thăng Long, xóm trọ","copies":6000},{"place":"MTTQ 23 xã, thị trấn huyện Thạch Thất: làng nghề, khu trọ Hòa Lạc","copies":4000}]}}}',' nguyen duc hoang kehoach in phat to roi a5 hai mat');
INSERT INTO audit VALUES(20,'2026-11-27T14:08:53.377264+00:00',2,'Nguyễn Đức Hoàng','create','activity',7,'Pa-nô tuyên truyền','',NULL,'{"version":1,"status":"planned","reason":"","title":"Pa-nô tuyên truyền","units":[11,12,9],"venue":{"name":"12 vị trí tại Sóc Sơn, Đông Anh, Hoàng Mai","address":"Cổng khu công nghiệp, bến xe, chợ, khu nhà trọ","point":[21.2301,105.8218]},"when":{"Days":{"from":"2024-05-15","to":"2024-11-15"}},"lead":219,"supporting":[222,216,229,230,228,221,224,218],"audiences":[6,8,1],"quantities":[{"measure":"boards","number":12}],"money":216000000,"details":{"billboard":{"width":300,"height":400,"material":"Khung thép hộp mạ kẽm, bạt Hiflex in kỹ thuật số chống tia cực tím","site":"12 vị trí, mỗi quận, huyện 04 tấm. Sóc Sơn: cổng khu công nghiệp Nội Bài, ngã tư thị trấn, chợ Kim Anh, đường vào xóm trọ Mai Đình. Đông Anh: cổng khu công nghiệp Thăng Long (02 tấm), chợ Tó, bến xe buýt thị trấn. Hoàng Mai: gần bến xe Giáp Bát, gần bến xe Nước Ngầm, chợ đầu mối phía Nam, đường vào khu trọ Định Công.","owner":"UBND các xã, phường, thị trấn nơi đặt pa-nô","consent":"given","consent_document":"Biên bản thống nhất vị trí đặt pa-nô ngày 06/5/2024 giữa MTTQ và UBND các xã, phường, thị trấn","up_on":"2024-05-15","down_on":"2024-11-15"}}}',' nguyen duc hoang kehoach pa no tuyen truyen');
INSERT INTO audit VALUES(21,'2026-11-27T14:08:53.377605+00:00',2,'Nguyễn Đức Hoàng','finish','activity',7,'Pa-nô tuyên truyền','','{"version":1,"status":"planned","reason":"","title":"Pa-nô tuyên truyền","units":[9,11,12],"venue":{"name":"12 vị trí tại Sóc Sơn, Đông Anh, Hoàng Mai","address":"Cổng khu công nghiệp, bến xe, chợ, khu nhà trọ","point":[21.2301,105.8218]},"when":{"Days":{"from":"2024-05-15","to":"2024-11-15"}},"lead":219,"supporting":[216,218,221,222,224,228,229,230],"audiences":[1,6,8],"quantities":[{"measure":"boards","number":12}],"money":216000000,"details":{"billboard":{"width":300,"height":400,"material":"Khung thép hộp mạ kẽm, bạt Hiflex in kỹ thuật số chống tia cực tím","site":"12 vị trí, mỗi quận, huyện 04 tấm. Sóc Sơn: cổng khu công nghiệp Nội Bài, ngã tư thị trấn, chợ Kim Anh, đường vào xóm trọ Mai Đình. Đông Anh: cổng khu công nghiệp Thăng Long (02 tấm), chợ Tó, bến xe buýt thị trấn. Hoàng Mai: gần bến xe Giáp Bát, gần bến xe Nước Ngầm, chợ đầu mối phía Nam, đường vào khu trọ Định Công.","owner":"UBND các xã, phường, thị trấn nơi đặt pa-nô","consent":"given","consent_document":"Biên bản thống nhất vị trí đặt pa-nô ngày 06/5/2024 giữa MTTQ và UBND các xã, phường, thị trấn","up_on":"2024-05-15","down_on":"2024-11-15"}}}','{"version":2,"status":"done","reason":"","title":"Pa-nô tuyên truyền","units":[9,11,12],"venue":{"name":"12 vị trí tại Sóc Sơn, Đông Anh, Hoàng Mai","address":"Cổng khu công nghiệp, bến xe, chợ, khu nhà trọ","point":[21.2301,105.8218]},"when":{"Days":{"from":"2024-05-15","to":"2024-11-15"}},"lead":219,"supporting":[216,218,221,222,224,228,229,230],"audiences":[1,6,8],"quantities":[{"measure":"boards","number":12}],"money":216000000,"details":{"billboard":{"width":300,"height":400,"material":"Khung thép hộp mạ kẽm, bạt Hiflex in kỹ thuật số chống tia cực tím","site":"12 vị trí, mỗi quận, huyện 04 tấm. Sóc Sơn: cổng khu công nghiệp Nội Bài, ngã tư thị trấn, chợ Kim Anh, đường vào xóm trọ Mai Đình. Đông Anh: cổng khu công nghiệp Thăng Long (02 tấm), chợ Tó, bến xe buýt thị trấn. Hoàng Mai: gần bến xe Giáp Bát, gần bến xe Nước Ngầm, chợ đầu mối phía Nam, đường vào khu trọ Định Công.","owner":"UBND các xã, phường, thị trấn nơi đặt pa-nô","consent":"given","consent_document":"Biên bản thống nhất vị trí đặt pa-nô ngày 06/5/2024 giữa MTTQ và UBND các xã, phường, thị trấn","up_on":"2024-05-15","down_on":"2024-11-15"}}}',' nguyen duc hoang kehoach pa no tuyen truyen');
INSERT INTO audit VALUES(22,'2026-11-27T14:08:53.378457+00:00',2,'Nguyễn Đức Hoàng','create','activity',8,'Phát thanh trên loa truyền thanh','',NULL,'{"version":1,"status":"planned","reason":"","title":"Phát thanh trên loa truyền thanh","units":[6,7,9,11,12,25],"venue":{"name":"","address":"","point":null},"when":{"Days":{"from":"2024-07-01","to":"2024-07-31"}},"lead":224,"supporting":[212,215,218,221,227,210,213,216,219,222,225],"audiences":[1,2,7,9],"quantities":[{"measure":"broadcasts","number":928}],"money":24000000,"details":{"broadcast":{"text":"Bài số 1 – Đi làm việc ở nước ngoài: đi đúng, về an toàn\n\nKính thưa bà con và các bạn!\n\nĐi làm việc ở nước ngoài là nguyện vọng chính đáng của nhiều gia đình. Có người đi để trả nợ, có người đi để nuôi con ăn học, có người đi vì muốn mở rộng tầm mắt. Rất nhiều người đi đúng đường, làm đúng việc và trở về với tay nghề, với vốn liếng, với niềm vui đoàn tụ. Nhưng cũng có những người tin vào một lời hứa trên mạng rồi bị lừa, bị ép làm việc, bị giữ giấy tờ và phải gọi về nhà xin tiền chuộc. Bài phát thanh hôm nay xin gửi tới bà con vài điều giản dị để mỗi chuyến đi là một chuyến đi lành.\n\nThưa bà con, kẻ lừa đảo ít khi xuất hiện với vẻ mặt dữ dằn. Chúng thường rất ngọt ngào. Chúng kết bạn qua mạng xã hội, khoe ảnh xe đẹp, nhà sang, rồi rủ rê: việc nhẹ, lương cao, không cần kinh nghiệm, tuần sau đi luôn, giấy tờ đã có người lo. Có khi người rủ lại chính là bạn học cũ, là người cùng làng đã bị chúng khống chế hoặc mua chuộc. Vì thế, xin bà con đừng chỉ nhìn vào người mời, mà hãy nhìn vào lời mời.\n\nCó sáu dấu hiệu cần dừng lại. Một là lương rất cao nhưng không đòi hỏi tay nghề. Hai là giục đi ngay, giục chuyển tiền vào tài khoản cá nhân. Ba là chỉ nói chuyện qua mạng, không có trụ sở, không có người chịu trách nhiệm. Bốn là bảo đi bằng thị thực du lịch, đi đường mòn, lối mở. Năm là đòi giữ hộ chiếu, căn cước, điện thoại. Sáu là dặn phải giấu gia đình. Chỉ cần gặp một trong sáu dấu hiệu ấy, xin bà con hãy nói một câu: để tôi hỏi lại đã.\n\nVậy hỏi ai? Trước hết, hãy hỏi tên đầy đủ của công ty và tra trong danh sách doanh nghiệp được cấp phép do Cục Quản lý lao động ngoài nước công bố. Không quen dùng mạng, bà con có thể nhờ Ban Công tác Mặt trận, cán bộ xã, phường hoặc hỏi Sở Lao động - Thương binh và Xã hội. Công ty thật không ngại bị hỏi. Chỉ kẻ gian mới sợ câu hỏi.\n\nThứ hai, hãy đọc hợp đồng. Hợp đồng phải ghi rõ làm việc gì, ở đâu, lương bao nhiêu, mỗi ngày mấy giờ, ai lo chỗ ở, ốm đau thì ai chăm sóc. Đọc chưa hiểu thì mang về nhà cùng đọc, không ký vội. Ký rồi, bà con giữ một bản và gửi ảnh cho người thân giữ một bản.\n\nThứ ba, hãy nhớ về tiền. Pháp luật cấm thu tiền môi giới của người lao động đi làm việc ở nước ngoài theo hợp đồng. Tiền dịch vụ chỉ được thu sau khi hợp đồng đã được cơ quan có thẩm quyền chấp thuận và hai bên đã ký. Nộp tiền phải có phiếu thu. Không đặt cọc giữ chỗ, không chuyển khoản cho người lạ.\n\nThưa bà con, nếu trong nhà có người thân sắp đi xa, xin hãy trò chuyện nhiều hơn một chút. Hãy cùng nhau chọn một câu hẹn riêng, để khi gặp chuyện chẳng lành, người đi chỉ cần nói câu ấy là gia đình hiểu. Hãy giữ thói quen gọi về đều đặn. Khi mất liên lạc, đừng chờ đợi, hãy báo ngay cho công an nơi gần nhất.\n\nVà nếu có ai đó không may đã bị lừa, mong bà con đón người ấy trở về bằng tấm lòng. Người bị lừa bán là nạn nhân, không phải người có lỗi. Không bàn tán, không đưa tên tuổi, hình ảnh của họ lên mạng. Một bát cơm nóng và một lời hỏi han sẽ giúp họ đứng dậy nhanh hơn mọi lời trách móc.\n\nKhi nghi ngờ có người bị lừa bán, xin bà con gọi Tổng đài 111, miễn phí, có người trực suốt ngày đêm. Trường hợp khẩn cấp, xin gọi 113 hoặc báo công an xã, phường, thị trấn.\n\nỦy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội kính chúc bà con mạnh khỏe, bình an. Xin cảm ơn bà con đã lắng nghe!\n\n(Các bài tiếp theo: Bài số 2 – Bẫy \"việc nhẹ, lương cao\" trên mạng xã hội; Bài số 3 – Nhà trọ an toàn, xóm trọ nghĩa tình; Bài số 4 – Ngày 30/7, mỗi người một việc để không ai bị mua bán.)","minutes":6,"slots":[{"time":"06:30:00","days":"thứ ba hằng tuần (02/07, 09/07, 16/07, 23/07)"},{"time":"17:00:00","days":"thứ sáu hằng tuần (05/07, 12/07, 19/07, 26/07)"}]}}}',' nguyen duc hoang kehoach phat thanh tren loa truyen thanh');
INSERT INTO audit VALUES(23,'2026-11-27T14:08:53.378787+00:00',2,'Nguyễn Đức Hoàng','finish','activity',8,'Phát thanh trên loa truyền thanh','','{"version":1,"status":"planned","reason":"","title":"Phát thanh trên loa truyền thanh","units":[6,7,9,11,12,25],"venue":{"name":"","address":"","point":null},"when":{"Days":{"from":"2024-07-01","to":"2024-07-31"}},"lead":224,"supporting":[210,212,213,215,216,218,219,221,222,225,227],"audiences":[1,2,7,9],"quantities":[{"measure":"broadcasts","number":928}],"money":24000000,"details":{"broadcast":{"text":"Bài số 1 – Đi làm việc ở nước ngoài: đi đúng, về an toàn\n\nKính thưa bà con và các bạn!\n\nĐi làm việc ở nước ngoài là nguyện vọng chính đáng của nhiều gia đình. Có người đi để trả nợ, có người đi để nuôi con ăn học, có người đi vì muốn mở rộng tầm mắt. Rất nhiều người đi đúng đường, làm đúng việc và trở về với tay nghề, với vốn liếng, với niềm vui đoàn tụ. Nhưng cũng có những người tin vào một lời hứa trên mạng rồi bị lừa, bị ép làm việc, bị giữ giấy tờ và phải gọi về nhà xin tiền chuộc. Bài phát thanh hôm nay xin gửi tới bà con vài điều giản dị để mỗi chuyến đi là một chuyến đi lành.\n\nThưa bà con, kẻ lừa đảo ít khi xuất hiện với vẻ mặt dữ dằn. Chúng thường rất ngọt ngào. Chúng kết bạn qua mạng xã hội, khoe ảnh xe đẹp, nhà sang, rồi rủ rê: việc nhẹ, lương cao, không cần kinh nghiệm, tuần sau đi luôn, giấy tờ đã có người lo. Có khi người rủ lại chính là bạn học cũ, là người cùng làng đã bị chúng khống chế hoặc mua chuộc. Vì thế, xin bà con đừng chỉ nhìn vào người mời, mà hãy nhìn vào lời mời.\n\nCó sáu dấu hiệu cần dừng lại. Một là lương rất cao nhưng không đòi hỏi tay nghề. Hai là giục đi ngay, giục chuyển tiền vào tài khoản cá nhân. Ba là chỉ nói chuyện qua mạng, không có trụ sở, không có người chịu trách nhiệm. Bốn là bảo đi bằng thị thực du lịch, đi đường mòn, lối mở. Năm là đòi giữ hộ chiếu, căn cước, điện thoại. Sáu là dặn phải giấu gia đình. Chỉ cần gặp một trong sáu dấu hiệu ấy, xin bà con hãy nói một câu: để tôi hỏi lại đã.\n\nVậy hỏi ai? Trước hết, hãy hỏi tên đầy đủ của công ty và tra trong danh sách doanh nghiệp được cấp phép do Cục Quản lý lao động ngoài nước công bố. Không quen dùng mạng, bà con có thể nhờ Ban Công tác Mặt trận, cán bộ xã, phường hoặc hỏi Sở Lao động - Thương binh và Xã hội. Công ty thật không ngại bị hỏi. Chỉ kẻ gian mới sợ câu hỏi.\n\nThứ hai, hãy đọc hợp đồng. Hợp đồng phải ghi rõ làm việc gì, ở đâu, lương bao nhiêu, mỗi ngày mấy giờ, ai lo chỗ ở, ốm đau thì ai chăm sóc. Đọc chưa hiểu thì mang về nhà cùng đọc, không ký vội. Ký rồi, bà con giữ một bản và gửi ảnh cho người thân giữ một bản.\n\nThứ ba, hãy nhớ về tiền. Pháp luật cấm thu tiền môi giới của người lao động đi làm việc ở nước ngoài theo hợp đồng. Tiền dịch vụ chỉ được thu sau khi hợp đồng đã được cơ quan có thẩm quyền chấp thuận và hai bên đã ký. Nộp tiền phải có phiếu thu. Không đặt cọc giữ chỗ, không chuyển khoản cho người lạ.\n\nThưa bà con, nếu trong nhà có người thân sắp đi xa, xin hãy trò chuyện nhiều hơn một chút. Hãy cùng nhau chọn một câu hẹn riêng, để khi gặp chuyện chẳng lành, người đi chỉ cần nói câu ấy là gia đình hiểu. Hãy giữ thói quen gọi về đều đặn. Khi mất liên lạc, đừng chờ đợi, hãy báo ngay cho công an nơi gần nhất.\n\nVà nếu có ai đó không may đã bị lừa, mong bà con đón người ấy trở về bằng tấm lòng. Người bị lừa bán là nạn nhân, không phải người có lỗi. Không bàn tán, không đưa tên tuổi, hình ảnh của họ lên mạng. Một bát cơm nóng và một lời hỏi han sẽ giúp họ đứng dậy nhanh hơn mọi lời trách móc.\n\nKhi nghi ngờ có người bị lừa bán, xin bà con gọi Tổng đài 111, miễn phí, có người trực suốt ngày đêm. Trường hợp khẩn cấp, xin gọi 113 hoặc báo công an xã, phường, thị trấn.\n\nỦy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội kính chúc bà con mạnh khỏe, bình an. Xin cảm ơn bà con đã lắng nghe!\n\n(Các bài tiếp theo: Bài số 2 – Bẫy \"việc nhẹ, lương cao\" trên mạng xã hội; Bài số 3 – Nhà trọ an toàn, xóm trọ nghĩa tình; Bài số 4 – Ngày 30/7, mỗi người một việc để không ai bị mua bán.)","minutes":6,"slots":[{"time":"06:30:00","days":"thứ ba hằng tuần (02/07, 09/07, 16/07, 23/07)"},{"time":"17:00:00","days":"thứ sáu hằng tuần (05/07, 12/07, 19/07, 26/07)"}]}}}','{"version":2,"status":"done","reason":"","title":"Phát thanh trên loa truyền thanh","units":[6,7,9,11,12,25],"venue":{"name":"","address":"","point":null},"when":{"Days":{"from":"2024-07-01","to":"2024-07-31"}},"lead":224,"supporting":[210,212,213,215,216,218,219,221,222,225,227],"audiences":[1,2,7,9],"quantities":[{"measure":"broadcasts","number":928}],"money":24000000,"details":{"broadcast":{"text":"Bài số 1 – Đi làm việc ở nước ngoài: đi đúng, về an toàn\n\nKính thưa bà con và các bạn!\n\nĐi làm việc ở nước ngoài là nguyện vọng chính đáng của nhiều gia đình. Có người đi để trả nợ, có người đi để nuôi con ăn học, có người đi vì muốn mở rộng tầm mắt. Rất nhiều người đi đúng đường, làm đúng việc và trở về với tay nghề, với vốn liếng, với niềm vui đoàn tụ. Nhưng cũng có những người tin vào một lời hứa trên mạng rồi bị lừa, bị ép làm việc, bị giữ giấy tờ và phải gọi về nhà xin tiền chuộc. Bài phát thanh hôm nay xin gửi tới bà con vài điều giản dị để mỗi chuyến đi là một chuyến đi lành.\n\nThưa bà con, kẻ lừa đảo ít khi xuất hiện với vẻ mặt dữ dằn. Chúng thường rất ngọt ngào. Chúng kết bạn qua mạng xã hội, khoe ảnh xe đẹp, nhà sang, rồi rủ rê: việc nhẹ, lương cao, không cần kinh nghiệm, tuần sau đi luôn, giấy tờ đã có người lo. Có khi người rủ lại chính là bạn học cũ, là người cùng làng đã bị chúng khống chế hoặc mua chuộc. Vì thế, xin bà con đừng chỉ nhìn vào người mời, mà hãy nhìn vào lời mời.\n\nCó sáu dấu hiệu cần dừng lại. Một là lương rất cao nhưng không đòi hỏi tay nghề. Hai là giục đi ngay, giục chuyển tiền vào tài khoản cá nhân. Ba là chỉ nói chuyện qua mạng, không có trụ sở, không có người chịu trách nhiệm. Bốn là bảo đi bằng thị thực du lịch, đi đường mòn, lối mở. Năm là đòi giữ hộ chiếu, căn cước, điện thoại. Sáu là dặn phải giấu gia đình. Chỉ cần gặp một trong sáu dấu hiệu ấy, xin bà con hãy nói một câu: để tôi hỏi lại đã.\n\nVậy hỏi ai? Trước hết, hãy hỏi tên đầy đủ của công ty và tra trong danh sách doanh nghiệp được cấp phép do Cục Quản lý lao động ngoài nước công bố. Không quen dùng mạng, bà con có thể nhờ Ban Công tác Mặt trận, cán bộ xã, phường hoặc hỏi Sở Lao động - Thương binh và Xã hội. Công ty thật không ngại bị hỏi. Chỉ kẻ gian mới sợ câu hỏi.\n\nThứ hai, hãy đọc hợp đồng. Hợp đồng phải ghi rõ làm việc gì, ở đâu, lương bao nhiêu, mỗi ngày mấy giờ, ai lo chỗ ở, ốm đau thì ai chăm sóc. Đọc chưa hiểu thì mang về nhà cùng đọc, không ký vội. Ký rồi, bà con giữ một bản và gửi ảnh cho người thân giữ một bản.\n\nThứ ba, hãy nhớ về tiền. Pháp luật cấm thu tiền môi giới của người lao động đi làm việc ở nước ngoài theo hợp đồng. Tiền dịch vụ chỉ được thu sau khi hợp đồng đã được cơ quan có thẩm quyền chấp thuận và hai bên đã ký. Nộp tiền phải có phiếu thu. Không đặt cọc giữ chỗ, không chuyển khoản cho người lạ.\n\nThưa bà con, nếu trong nhà có người thân sắp đi xa, xin hãy trò chuyện nhiều hơn một chút. Hãy cùng nhau chọn một câu hẹn riêng, để khi gặp chuyện chẳng lành, người đi chỉ cần nói câu ấy là gia đình hiểu. Hãy giữ thói quen gọi về đều đặn. Khi mất liên lạc, đừng chờ đợi, hãy báo ngay cho công an nơi gần nhất.\n\nVà nếu có ai đó không may đã bị lừa, mong bà con đón người ấy trở về bằng tấm lòng. Người bị lừa bán là nạn nhân, không phải người có lỗi. Không bàn tán, không đưa tên tuổi, hình ảnh của họ lên mạng. Một bát cơm nóng và một lời hỏi han sẽ giúp họ đứng dậy nhanh hơn mọi lời trách móc.\n\nKhi nghi ngờ có người bị lừa bán, xin bà con gọi Tổng đài 111, miễn phí, có người trực suốt ngày đêm. Trường hợp khẩn cấp, xin gọi 113 hoặc báo công an xã, phường, thị trấn.\n\nỦy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội kính chúc bà con mạnh khỏe, bình an. Xin cảm ơn bà con đã lắng nghe!\n\n(Các bài tiếp theo: Bài số 2 – Bẫy \"việc nhẹ, lương cao\" trên mạng xã hội; Bài số 3 – Nhà trọ an toàn, xóm trọ nghĩa tình; Bài số 4 – Ngày 30/7, mỗi người một việc để không ai bị mua bán.)","minutes":6,"slots":[{"time":"06:30:00","days":"thứ ba hằng tuần (02/07, 09/07, 16/07, 23/07)"},{"time":"17:00:00","days":"thứ sáu hằng tuần (05/07, 12/07, 19/07, 26/07)"}]}}}',' nguyen duc hoang kehoach phat thanh tren loa truyen thanh');
INSERT INTO audit VALUES(24,'2026-11-27T14:08:53.379623+00:00',2,'Nguyễn Đức Hoàng','create','activity',9,'Cuộc thi trực tuyến tìm hiểu pháp luật','',NULL,'{"version":1,"status":"planned","reason":"","title":"Cuộc thi trực tuyến tìm hiểu pháp luật","units":[1],"venue":{"name":"Trang thông tin điện tử của Ủy ban MTTQ TP","address":"Thi trực tuyến","point":null},"when":{"Days":{"from":"2024-07-08","to":"2024-08-04"}},"lead":1,"supporting":[11,7,3],"audiences":[3,2,1],"quantities":[{"measure":"entries","number":8000}],"money":120000000,"details":{"competition":{"rules":"1. Tên cuộc thi: Tìm hiểu pháp luật về phòng, chống mua bán người và đi làm việc ở nước ngoài đúng pháp luật năm 2024.\n2. Đối tượng: công dân Việt Nam từ đủ 14 tuổi đang học tập, làm việc, cư trú trên địa bàn Thành phố. Thành viên ban tổ chức, tổ ra đề và tổ thư ký không dự thi.\n3. Hình thức: thi trực tuyến, bốn kỳ thi tuần; mỗi kỳ mở từ 08 giờ 00 ngày đầu đến 22 giờ 00 ngày cuối.\n4. Đề thi: 10 câu trắc nghiệm lấy ngẫu nhiên từ ngân hàng câu hỏi do Sở Tư pháp thẩm định, làm trong 15 phút, và một câu dự đoán: \"Có bao nhiêu người trả lời đúng tất cả các câu hỏi của kỳ thi này?\".\n5. Số lần thi: mỗi người được thi tối đa hai lần trong một kỳ; lấy lần có kết quả cao hơn.\n6. Xếp hạng: số câu đúng nhiều hơn; nếu bằng nhau, dự đoán gần số thực tế hơn; nếu vẫn bằng nhau, nộp bài sớm hơn.\n7. Giải thưởng trao theo từng kỳ; mỗi người nhận không quá một giải trong một kỳ.\n8. Thông tin người dự thi chỉ dùng để xét và trao giải; danh sách người đạt giải chỉ công bố họ tên viết tắt và đơn vị.","rounds":[{"title":"Kỳ thi tuần 1","opens_on":"2024-07-08","closes_on":"2024-07-14"},{"title":"Kỳ thi tuần 2","opens_on":"2024-07-15","closes_on":"2024-07-21"},{"title":"Kỳ thi tuần 3","opens_on":"2024-07-22","closes_on":"2024-07-28"},{"title":"Kỳ thi tuần 4","opens_on":"2024-07-29","closes_on":"2024-08-04"}],"prizes":[{"title":"Giải nhất mỗi kỳ","number":1,"amount":2000000},{"title":"Giải nhì mỗi kỳ","number":2,"amount":1000000},{"title":"Giải ba mỗi kỳ","number":3,"amount":500000},{"title":"Giải khuyến khích mỗi kỳ","number":10,"amount":200000}]}}}',' nguyen duc hoang kehoach cuoc thi truc tuyen tim hieu phap luat');
INSERT INTO audit VALUES(25,'2026-11-27T14:08:53.379933+00:00',2,'Nguyễn Đức Hoàng','finish','activity',9,'Cuộc thi trực tuyến tìm hiểu pháp luật','','{"version":1,"status":"planned","reason":"","title":"Cuộc thi trực tuyến tìm hiểu pháp luật","units":[1],"venue":{"name":"Trang thông tin điện tử của Ủy ban MTTQ TP","address":"Thi trực tuyến","point":null},"when":{"Days":{"from":"2024-07-08","to":"2024-08-04"}},"lead":1,"supporting":[3,7,11],"audiences":[1,2,3],"quantities":[{"measure":"entries","number":8000}],"money":120000000,"details":{"competition":{"rules":"1. Tên cuộc thi: Tìm hiểu pháp luật về phòng, chống mua bán người và đi làm việc ở nước ngoài đúng pháp luật năm 2024.\n2. Đối tượng: công dân Việt Nam từ đủ 14 tuổi đang học tập, làm việc, cư trú trên địa bàn Thành phố. Thành viên ban tổ chức, tổ ra đề và tổ thư ký không dự thi.\n3. Hình thức: thi trực tuyến, bốn kỳ thi tuần; mỗi kỳ mở từ 08 giờ 00 ngày đầu đến 22 giờ 00 ngày cuối.\n4. Đề thi: 10 câu trắc nghiệm lấy ngẫu nhiên từ ngân hàng câu hỏi do Sở Tư pháp thẩm định, làm trong 15 phút, và một câu dự đoán: \"Có bao nhiêu người trả lời đúng tất cả các câu hỏi của kỳ thi này?\".\n5. Số lần thi: mỗi người được thi tối đa hai lần trong một kỳ; lấy lần có kết quả cao hơn.\n6. Xếp hạng: số câu đúng nhiều hơn; nếu bằng nhau, dự đoán gần số thực tế hơn; nếu vẫn bằng nhau, nộp bài sớm hơn.\n7. Giải thưởng trao theo từng kỳ; mỗi người nhận không quá một giải trong một kỳ.\n8. Thông tin người dự thi chỉ dùng để xét và trao giải; danh sách người đạt giải chỉ công bố họ tên viết tắt và đơn vị.","rounds":[{"title":"Kỳ thi tuần 1","opens_on":"2024-07-08","closes_on":"2024-07-14"},{"title":"Kỳ thi tuần 2","opens_on":"2024-07-15","closes_on":"2024-07-21"},{"title":"Kỳ thi tuần 3","opens_on":"2024-07-22","closes_on":"2024-07-28"},{"title":"Kỳ thi tuần 4","opens_on":"2024-07-29","closes_on":"2024-08-04"}],"prizes":[{"title":"Giải nhất mỗi kỳ","number":1,"amount":2000000},{"title":"Giải nhì mỗi kỳ","number":2,"amount":1000000},{"title":"Giải ba mỗi kỳ","number":3,"amount":500000},{"title":"Giải khuyến khích mỗi kỳ","number":10,"amount":200000}]}}}','{"version":2,"status":"done","reason":"","title":"Cuộc thi trực tuyến tìm hiểu pháp luật","units":[1],"venue":{"name":"Trang thông tin điện tử của Ủy ban MTTQ TP","address":"Thi trực tuyến","point":null},"when":{"Days":{"from":"2024-07-08","to":"2024-08-04"}},"lead":1,"supporting":[3,7,11],"audiences":[1,2,3],"quantities":[{"measure":"entries","number":8000}],"money":120000000,"details":{"competition":{"rules":"1. Tên cuộc thi: Tìm hiểu pháp luật về phòng, chống mua bán người và đi làm việc ở nước ngoài đúng pháp luật năm 2024.\n2. Đối tượng: công dân Việt Nam từ đủ 14 tuổi đang học tập, làm việc, cư trú trên địa bàn Thành phố. Thành viên ban tổ chức, tổ ra đề và tổ thư ký không dự thi.\n3. Hình thức: thi trực tuyến, bốn kỳ thi tuần; mỗi kỳ mở từ 08 giờ 00 ngày đầu đến 22 giờ 00 ngày cuối.\n4. Đề thi: 10 câu trắc nghiệm lấy ngẫu nhiên từ ngân hàng câu hỏi do Sở Tư pháp thẩm định, làm trong 15 phút, và một câu dự đoán: \"Có bao nhiêu người trả lời đúng tất cả các câu hỏi của kỳ thi này?\".\n5. Số lần thi: mỗi người được thi tối đa hai lần trong một kỳ; lấy lần có kết quả cao hơn.\n6. Xếp hạng: số câu đúng nhiều hơn; nếu bằng nhau, dự đoán gần số thực tế hơn; nếu vẫn bằng nhau, nộp bài sớm hơn.\n7. Giải thưởng trao theo từng kỳ; mỗi người nhận không quá một giải trong một kỳ.\n8. Thông tin người dự thi chỉ dùng để xét và trao giải; danh sách người đạt giải chỉ công bố họ tên viết tắt và đơn vị.","rounds":[{"title":"Kỳ thi tuần 1","opens_on":"2024-07-08","closes_on":"2024-07-14"},{"title":"Kỳ thi tuần 2","opens_on":"2024-07-15","closes_on":"2024-07-21"},{"title":"Kỳ thi tuần 3","opens_on":"2024-07-22","closes_on":"2024-07-28"},{"title":"Kỳ thi tuần 4","opens_on":"2024-07-29","closes_on":"2024-08-04"}],"prizes":[{"title":"Giải nhất mỗi kỳ","number":1,"amount":2000000},{"title":"Giải nhì mỗi kỳ","number":2,"amount":1000000},{"title":"Giải ba mỗi kỳ","number":3,"amount":500000},{"title":"Giải khuyến khích mỗi kỳ","number":10,"amount":200000}]}}}',' nguyen duc hoang kehoach cuoc thi truc tuyen tim hieu phap luat');
INSERT INTO audit VALUES(26,'2026-11-27T14:08:53.380768+00:00',2,'Nguyễn Đức Hoàng','create','activity',10,'Hội thi sân khấu hóa (chung kết)','',NULL,'{"version":1,"status":"planned","reason":"","title":"Hội thi sân khấu hóa (chung kết)","units":[7],"venue":{"name":"Rạp Trung tâm Văn hóa - Thông tin và Thể thao quận Đống Đa","address":"Quận Đống Đa, Hà Nội","point":[21.0122,105.8255]},"when":{"Times":{"starts":"2024-07-26T12:00:00Z","ends":"2024-07-26T15:00:00Z"}},"lead":1,"supporting":[2,13,7],"audiences":[4,2,7],"quantities":[{"measure":"attendances","number":600},{"measure":"teams","number":6}],"money":180000000,"details":{"dramatization":{"script":"Mỗi đội dự thi với 01 kịch bản tự viết, đã được tổ thẩm định (Ủy ban MTTQ TP, Sở VH&TT, Công an TP) duyệt trước ngày 12/7/2024.\nPhần 1 – Chào hỏi (3 phút): giới thiệu đội và một câu thông điệp của địa phương.\nPhần 2 – Tiểu phẩm (12 phút): một tình huống có thật trong đời sống, không dùng tên, hình ảnh của nạn nhân. Gợi ý: \"Lời mời lúc nửa đêm\", \"Chuyến xe không có vé về\", \"Cô dâu qua mạng\", \"Xóm trọ có một cánh cửa khóa\".\nPhần 3 – Ứng xử (5 phút): trả lời một tình huống do ban giám khảo đưa ra; khán giả được mời góp ý.\nYêu cầu: nhân vật nạn nhân được tôn trọng; kết thúc chỉ ra được việc nên làm và nơi gọi giúp đỡ (111, 113).","duration":20,"teams":[{"name":"Đội quận Cầu Giấy","members":14},{"name":"Đội quận Đống Đa","members":16},{"name":"Đội quận Hoàng Mai","members":15},{"name":"Đội huyện Sóc Sơn","members":14},{"name":"Đội huyện Đông Anh","members":15},{"name":"Đội huyện Thạch Thất","members":13}],"criteria":[{"name":"Nội dung: đúng pháp luật, sát đời sống","points":40},{"name":"Nghệ thuật: diễn xuất, dàn dựng, âm nhạc","points":30},{"name":"Thông điệp: rõ, dễ nhớ, tôn trọng nạn nhân","points":20},{"name":"Thời gian: đúng quy định","points":10}]}}}',' nguyen duc hoang kehoach hoi thi san khau hoa chung ket');
INSERT INTO audit VALUES(27,'2026-11-27T14:08:53.381170+00:00',2,'Nguyễn Đức Hoàng','finish','activity',10,'Hội thi sân khấu hóa (chung kết)','','{"version":1,"status":"planned","reason":"","title":"Hội thi sân khấu hóa (chung kết)","units":[7],"venue":{"name":"Rạp Trung tâm Văn hóa - Thông tin và Thể thao quận Đống Đa","address":"Quận Đống Đa, Hà Nội","point":[21.0122,105.8255]},"when":{"Times":{"starts":"2024-07-26T12:00:00Z","ends":"2024-07-26T15:00:00Z"}},"lead":1,"supporting":[2,7,13],"audiences":[2,4,7],"quantities":[{"measure":"attendances","number":600},{"measure":"teams","number":6}],"money":180000000,"details":{"dramatization":{"script":"Mỗi đội dự thi với 01 kịch bản tự viết, đã được tổ thẩm định (Ủy ban MTTQ TP, Sở VH&TT, Công an TP) duyệt trước ngày 12/7/2024.\nPhần 1 – Chào hỏi (3 phút): giới thiệu đội và một câu thông điệp của địa phương.\nPhần 2 – Tiểu phẩm (12 phút): một tình huống có thật trong đời sống, không dùng tên, hình ảnh của nạn nhân. Gợi ý: \"Lời mời lúc nửa đêm\", \"Chuyến xe không có vé về\", \"Cô dâu qua mạng\", \"Xóm trọ có một cánh cửa khóa\".\nPhần 3 – Ứng xử (5 phút): trả lời một tình huống do ban giám khảo đưa ra; khán giả được mời góp ý.\nYêu cầu: nhân vật nạn nhân được tôn trọng; kết thúc chỉ ra được việc nên làm và nơi gọi giúp đỡ (111, 113).","duration":20,"teams":[{"name":"Đội quận Cầu Giấy","members":14},{"name":"Đội quận Đống Đa","members":16},{"name":"Đội quận Hoàng Mai","members":15},{"name":"Đội huyện Sóc Sơn","members":14},{"name":"Đội huyện Đông Anh","members":15},{"name":"Đội huyện Thạch Thất","members":13}],"criteria":[{"name":"Nội dung: đúng pháp luật, sát đời sống","points":40},{"name":"Nghệ thuật: diễn xuất, dàn dựng, âm nhạc","points":30},{"name":"Thông điệp: rõ, dễ nhớ, tôn trọng nạn nhân","points":20},{"name":"Thời gian: đúng quy định","points":10}]}}}','{"version":2,"status":"done","reason":"","title":"Hội thi sân khấu hóa (chung kết)","units":[7],"venue":{"name":"Rạp Trung tâm Văn hóa - Thông tin và Thể thao quận Đống Đa","address":"Quận Đống Đa, Hà Nội","point":[21.0122,105.8255]},"when":{"Times":{"starts":"2024-07-26T12:00:00Z","ends":"2024-07-26T15:00:00Z"}},"lead":1,"supporting":[2,7,13],"audiences":[2,4,7],"quantities":[{"measure":"attendances","number":600},{"measure":"teams","number":6}],"money":180000000,"details":{"dramatization":{"script":"Mỗi đội dự thi với 01 kịch bản tự viết, đã được tổ thẩm định (Ủy ban MTTQ TP, Sở VH&TT, Công an TP) duyệt trước ngày 12/7/2024.\nPhần 1 – Chào hỏi (3 phút): giới thiệu đội và một câu thông điệp của địa phương.\nPhần 2 – Tiểu phẩm (12 phút): một tình huống có thật trong đời sống, không dùng tên, hình ảnh của nạn nhân. Gợi ý: \"Lời mời lúc nửa đêm\", \"Chuyến xe không có vé về\", \"Cô dâu qua mạng\", \"Xóm trọ có một cánh cửa khóa\".\nPhần 3 – Ứng xử (5 phút): trả lời một tình huống do ban giám khảo đưa ra; khán giả được mời góp ý.\nYêu cầu: nhân vật nạn nhân được tôn trọng; kết thúc chỉ ra được việc nên làm và nơi gọi giúp đỡ (111, 113).","duration":20,"teams":[{"name":"Đội quận Cầu Giấy","members":14},{"name":"Đội quận Đống Đa","members":16},{"name":"Đội quận Hoàng Mai","members":15},{"name":"Đội huyện Sóc Sơn","members":14},{"name":"Đội huyện Đông Anh","members":15},{"name":"Đội huyện Thạch Thất","members":13}],"criteria":[{"name":"Nội dung: đúng pháp luật, sát đời sống","points":40},{"name":"Nghệ thuật: diễn xuất, dàn dựng, âm nhạc","points":30},{"name":"Thông điệp: rõ, dễ nhớ, tôn trọng nạn nhân","points":20},{"name":"Thời gian: đúng quy định","points":10}]}}}',' nguyen duc hoang kehoach hoi thi san khau hoa chung ket');
INSERT INTO audit VALUES(36,'2026-11-27T14:08:53.385506+00:00',2,'Nguyễn Đức Hoàng','submit','campaign',1,'Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2024','','"draft"','"submitted"',' nguyen duc hoang kehoach tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2024');
INSERT INTO audit VALUES(37,'2026-11-27T14:08:53.385662+00:00',1,'Trần Thị Minh Hà','approve','campaign',1,'Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2024','','"submitted"','"approved"',' tran thi minh ha quantri tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2024');
INSERT INTO audit VALUES(38,'2026-11-27T14:08:53.385784+00:00',2,'Nguyễn Đức Hoàng','run','campaign',1,'Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2024','','"approved"','"running"',' nguyen duc hoang kehoach tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2024');
INSERT INTO audit VALUES(39,'2026-11-27T14:08:53.385900+00:00',1,'Trần Thị Minh Hà','close','campaign',1,'Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2024','','"running"','"closed"',' tran thi minh ha quantri tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2024');
INSERT INTO audit VALUES(40,'2026-11-27T14:08:53.386174+00:00',2,'Nguyễn Đức Hoàng','create','campaign',2,'Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2026','',NULL,'{"code":"01/KH-MTTQ-BTT","title":"Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2026","purpose":"1. Để mỗi người dân Hà Nội, trước hết là người có nhu cầu đi làm việc ở nước ngoài, thanh niên tìm việc, học sinh, sinh viên và người thuê trọ, nhận ra được lời mời lừa đảo và biết hỏi ai, gọi số nào.\n2. Đưa Luật Phòng, chống mua bán người số 53/2024/QH15 và Tổng đài 111 đến từng xã, phường của chính quyền địa phương hai cấp.\n3. Hình thức gần dân, ấm áp, đo được trước và sau; không công khai thông tin nhận diện nạn nhân, không thu thập dữ liệu cá nhân quá mức cần thiết.","starts_on":"2026-01-01","ends_on":"2026-12-31","legal_bases":["Luật Phòng, chống mua bán người số 53/2024/QH15","Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 69/2020/QH14","Nghị định số 162/2025/NĐ-CP ngày 29/6/2025 của Chính phủ","Quyết định số 33/QĐ-TTg ngày 07/01/2026 của Thủ tướng Chính phủ phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2026 - 2030","Quyết định số 793/QĐ-TTg ngày 10/5/2016 của Thủ tướng Chính phủ về \"Ngày toàn dân phòng, chống mua bán người\""],"budget":1500000000,"audiences":[1,2,3,4,5,6,7,8,9,10],"targets":[{"measure":"attendances","number":12000},{"measure":"copies","number":70000},{"measure":"broadcasts","number":1000},{"measure":"units_covered","number":40}]}',' nguyen duc hoang kehoach tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2026');
INSERT INTO audit VALUES(98,'2026-11-27T14:08:53.476380+00:00',2,'Nguyễn Đức Hoàng','submit','campaign',2,'Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2026','','"draft"','"submitted"',' nguyen duc hoang kehoach tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2026');
INSERT INTO audit VALUES(99,'2026-11-27T14:08:53.476864+00:00',1,'Trần Thị Minh Hà','approve','campaign',2,'Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2026','','"submitted"','"approved"',' tran thi minh ha quantri tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2026');
INSERT INTO audit VALUES(100,'2026-11-27T14:08:53.477458+00:00',2,'Nguyễn Đức Hoàng','run','campaign',2,'Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2026','','"approved"','"running"',' nguyen duc hoang kehoach tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2026');
INSERT INTO audit VALUES(101,'2026-11-27T14:08:53.478347+00:00',2,'Nguyễn Đức Hoàng','create','campaign',3,'Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2027 (dự thảo)','',NULL,'{"code":"02/KH-MTTQ-BTT/2027","title":"Tuyên truyền phòng, chống mua bán người trên địa bàn Thành phố năm 2027 (dự thảo)","purpose":"1. Giữ nhịp tuyên truyền quanh năm, chú trọng dịp sau Tết khi nhiều người đi tìm việc.\n2. Mở rộng ra các xã, phường chưa có hoạt động trực tiếp trong năm 2026.\n3. Số liệu chỉ tiêu sẽ hoàn chỉnh sau khi có kết quả khảo sát cuối kỳ năm 2026.","starts_on":"2027-01-01","ends_on":"2027-12-31","legal_bases":["Luật Phòng, chống mua bán người số 53/2024/QH15","Quyết định số 33/QĐ-TTg ngày 07/01/2026 của Thủ tướng Chính phủ phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2026 - 2030"],"budget":1500000000,"audiences":[1,2,3,6,8],"targets":[{"measure":"attendances","number":15000},{"measure":"copies","number":70000},{"measure":"broadcasts","number":1000},{"measure":"units_covered","number":60}]}',' nguyen duc hoang kehoach tuyen truyen phong chong mua ban nguoi tren dia ban thanh pho nam 2027 du thao');
CREATE TABLE key_days (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day BIGINT NOT NULL,
    month BIGINT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL, version BIGINT NOT NULL DEFAULT 1,
    CONSTRAINT key_days_name UNIQUE (month, day, name)
);
INSERT INTO key_days VALUES(1,8,3,'Quốc tế Phụ nữ','International Women''s Day',1);
INSERT INTO key_days VALUES(2,26,3,'Thành lập Đoàn TNCS Hồ Chí Minh','Founding of the Youth Union',1);
INSERT INTO key_days VALUES(3,1,6,'Quốc tế Thiếu nhi','Children''s Day',1);
INSERT INTO key_days VALUES(4,26,6,'Toàn dân phòng, chống ma túy','Day against Drug Abuse',1);
INSERT INTO key_days VALUES(5,30,7,'Toàn dân phòng, chống mua bán người','Day against Trafficking in Persons',1);
INSERT INTO key_days VALUES(6,19,8,'Toàn dân bảo vệ an ninh Tổ quốc','National Security Day',1);
INSERT INTO key_days VALUES(7,20,10,'Phụ nữ Việt Nam','Vietnamese Women''s Day',1);
INSERT INTO key_days VALUES(8,9,11,'Pháp luật Việt Nam','Law Day',1);
INSERT INTO key_days VALUES(9,18,11,'Đại đoàn kết toàn dân tộc','Great Unity Day',1);
INSERT INTO key_days VALUES(10,25,11,'Xóa bỏ bạo lực đối với phụ nữ','Elimination of Violence against Women',1);
INSERT INTO key_days VALUES(11,18,12,'Quốc tế Người di cư','Migrants Day',1);
CREATE TABLE calendar_feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL CONSTRAINT calendar_feeds_digest UNIQUE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    unit_id BIGINT REFERENCES units (id),
    created_at TEXT NOT NULL,
    read_on TEXT
);
INSERT INTO calendar_feeds VALUES(1,'0f3a',2,NULL,'2026-11-27T02:00:00+00:00','2026-11-27');
INSERT INTO calendar_feeds VALUES(2,'1f3a',3,51,'2026-11-27T02:00:00+00:00',NULL);
CREATE TABLE former_unit_names (
    unit_id BIGINT NOT NULL REFERENCES units (id) ON DELETE CASCADE,
    last_day TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    PRIMARY KEY (unit_id, last_day)
);
INSERT INTO former_unit_names VALUES(51,'2026-06-30','Phường Hàng Bột','Hang Bot Ward');
CREATE TABLE invitations (
    digest TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    expires_at TEXT NOT NULL
);
INSERT INTO invitations VALUES('2f3a',6,'2026-12-04T02:00:00+00:00');
CREATE TABLE settings (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    second_factor TEXT NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT settings_one CHECK (id = 1)
);
INSERT INTO settings VALUES(1,'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội','Việt Nam Fatherland Front Committee of Hà Nội','','','','',1);
CREATE TABLE recovery_codes (
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    digest TEXT NOT NULL,
    PRIMARY KEY (account_id, digest)
);
INSERT INTO recovery_codes VALUES(5,'3f3a');
CREATE TABLE access_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL CONSTRAINT access_tokens_digest UNIQUE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_day TEXT NOT NULL,
    used_on TEXT
);
INSERT INTO access_tokens VALUES(1,'4f3a',2,'Bảng tính','2026-11-27T02:00:00+00:00','2027-02-27',NULL);
DELETE FROM sqlite_sequence WHERE name='key_days';
INSERT INTO sqlite_sequence VALUES('key_days',11);
DELETE FROM sqlite_sequence WHERE name='units';
INSERT INTO sqlite_sequence VALUES('units',157);
DELETE FROM sqlite_sequence WHERE name='audit';
INSERT INTO sqlite_sequence VALUES('audit',104);
DELETE FROM sqlite_sequence WHERE name='audiences';
INSERT INTO sqlite_sequence VALUES('audiences',10);
DELETE FROM sqlite_sequence WHERE name='hotlines';
INSERT INTO sqlite_sequence VALUES('hotlines',3);
DELETE FROM sqlite_sequence WHERE name='organisations';
INSERT INTO sqlite_sequence VALUES('organisations',234);
DELETE FROM sqlite_sequence WHERE name='accounts';
INSERT INTO sqlite_sequence VALUES('accounts',6);
DELETE FROM sqlite_sequence WHERE name='campaigns';
INSERT INTO sqlite_sequence VALUES('campaigns',3);
DELETE FROM sqlite_sequence WHERE name='activities';
INSERT INTO sqlite_sequence VALUES('activities',48);
DELETE FROM sqlite_sequence WHERE name='campaign_steps';
INSERT INTO sqlite_sequence VALUES('campaign_steps',7);
DELETE FROM sqlite_sequence WHERE name='calendar_feeds';
INSERT INTO sqlite_sequence VALUES('calendar_feeds',2);
DELETE FROM sqlite_sequence WHERE name='access_tokens';
INSERT INTO sqlite_sequence VALUES('access_tokens',1);
CREATE UNIQUE INDEX units_code_from ON units (code, valid_from);
CREATE UNIQUE INDEX units_code_from_before_records ON units (code) WHERE valid_from IS NULL;
CREATE INDEX units_path ON units (path);
CREATE INDEX units_parent_id ON units (parent_id);
CREATE UNIQUE INDEX organisations_name_from ON organisations (name, valid_from);
CREATE INDEX organisations_unit_id ON organisations (unit_id);
CREATE INDEX sessions_account_id ON sessions (account_id);
CREATE INDEX sessions_expires_at ON sessions (expires_at);
CREATE INDEX drafts_created_at ON drafts (created_at);
CREATE INDEX sign_in_failures_login ON sign_in_failures (login, at);
CREATE INDEX sign_in_failures_address ON sign_in_failures (address, at);
CREATE INDEX sign_in_failures_at ON sign_in_failures (at);
CREATE UNIQUE INDEX campaigns_code_start ON campaigns (code, starts_on);
CREATE INDEX campaigns_starts_on ON campaigns (starts_on);
CREATE INDEX campaign_steps_campaign_id ON campaign_steps (campaign_id);
CREATE INDEX activities_campaign_start ON activities (campaign_id, starts_at, id);
CREATE INDEX activities_lead_id ON activities (lead_id);
CREATE INDEX activities_starts_at ON activities (starts_at);
CREATE INDEX activity_units_unit_id ON activity_units (unit_id, activity_id);
CREATE INDEX activity_supporters_organisation_id ON activity_supporters (organisation_id, activity_id);
CREATE INDEX activity_audiences_audience_id ON activity_audiences (audience_id, activity_id);
CREATE INDEX audit_subject ON audit (subject, subject_id);
CREATE INDEX audit_at ON audit (at);
CREATE UNIQUE INDEX campaigns_form_key ON campaigns (form_key);
CREATE UNIQUE INDEX activities_form_key ON activities (form_key);
CREATE UNIQUE INDEX organisations_name_before_records ON organisations (name) WHERE valid_from IS NULL;
CREATE INDEX calendar_feeds_account_id ON calendar_feeds (account_id);
CREATE INDEX calendar_feeds_unit_id ON calendar_feeds (unit_id);
CREATE INDEX activities_ends_at ON activities (ends_at);
CREATE INDEX invitations_account_id ON invitations (account_id);
CREATE INDEX access_tokens_account_id ON access_tokens (account_id);
CREATE VIRTUAL TABLE activity_search USING fts5(
        folded, content='activities', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3');
INSERT INTO activity_search (activity_search) VALUES ('rebuild');
CREATE VIRTUAL TABLE title_search USING fts5(title_folded, content='activities', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='1 2 3');
INSERT INTO title_search (title_search) VALUES ('rebuild');
CREATE VIRTUAL TABLE venue_search USING fts5(venue_folded, content='activities', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='1 2 3');
INSERT INTO venue_search (venue_search) VALUES ('rebuild');
CREATE VIRTUAL TABLE speaker_search USING fts5(folded, content='',
        tokenize='unicode61 remove_diacritics 0', prefix='1 2 3');
INSERT INTO speaker_search (rowid, folded) SELECT activity_id * 1000 + position, folded FROM talk_speakers;
CREATE TRIGGER activity_search_insert AFTER INSERT ON activities BEGIN
        INSERT INTO activity_search (rowid, folded) VALUES (new.id, new.folded);
    END;
CREATE TRIGGER activity_search_delete AFTER DELETE ON activities BEGIN
        INSERT INTO activity_search (activity_search, rowid, folded) VALUES ('delete', old.id, old.folded);
    END;
CREATE TRIGGER activity_search_update AFTER UPDATE OF folded ON activities BEGIN
        INSERT INTO activity_search (activity_search, rowid, folded) VALUES ('delete', old.id, old.folded);
        INSERT INTO activity_search (rowid, folded) VALUES (new.id, new.folded);
    END;
CREATE TRIGGER activity_names_insert AFTER INSERT ON activities BEGIN
        INSERT INTO title_search (rowid, title_folded) VALUES (new.id, new.title_folded);
        INSERT INTO venue_search (rowid, venue_folded) VALUES (new.id, new.venue_folded);
    END;
CREATE TRIGGER activity_names_delete AFTER DELETE ON activities BEGIN
        INSERT INTO title_search (title_search, rowid, title_folded) VALUES ('delete', old.id, old.title_folded);
        INSERT INTO venue_search (venue_search, rowid, venue_folded) VALUES ('delete', old.id, old.venue_folded);
    END;
CREATE TRIGGER activity_names_update AFTER UPDATE OF title_folded, venue_folded ON activities BEGIN
        INSERT INTO title_search (title_search, rowid, title_folded) VALUES ('delete', old.id, old.title_folded);
        INSERT INTO venue_search (venue_search, rowid, venue_folded) VALUES ('delete', old.id, old.venue_folded);
        INSERT INTO title_search (rowid, title_folded) VALUES (new.id, new.title_folded);
        INSERT INTO venue_search (rowid, venue_folded) VALUES (new.id, new.venue_folded);
    END;
CREATE TRIGGER speaker_search_insert AFTER INSERT ON talk_speakers BEGIN
        INSERT INTO speaker_search (rowid, folded) VALUES (new.activity_id * 1000 + new.position, new.folded);
    END;
CREATE TRIGGER speaker_search_delete AFTER DELETE ON talk_speakers BEGIN
        INSERT INTO speaker_search (speaker_search, rowid, folded)
            VALUES ('delete', old.activity_id * 1000 + old.position, old.folded);
    END;
CREATE TRIGGER speaker_search_update AFTER UPDATE OF activity_id, position, folded ON talk_speakers BEGIN
        INSERT INTO speaker_search (speaker_search, rowid, folded)
            VALUES ('delete', old.activity_id * 1000 + old.position, old.folded);
        INSERT INTO speaker_search (rowid, folded) VALUES (new.activity_id * 1000 + new.position, new.folded);
    END;
COMMIT;
