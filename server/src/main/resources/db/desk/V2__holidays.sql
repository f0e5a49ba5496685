-- Days that differ from the week. Recalled from the yearly notices, not compared with their text: 待核.
insert into desk.day (day, working, zh, en, citation, verified)
select d::date, false, zh, en, '国务院办公厅节假日安排通知（待核）', false
  from (values
    ('2025-01-01', '2025-01-01', '元旦', 'New Year'),
    ('2025-01-28', '2025-02-04', '春节', 'Spring Festival'),
    ('2025-04-04', '2025-04-06', '清明节', 'Qingming'),
    ('2025-05-01', '2025-05-05', '劳动节', 'Labour Day'),
    ('2025-05-31', '2025-06-02', '端午节', 'Dragon Boat Festival'),
    ('2025-10-01', '2025-10-08', '国庆节、中秋节', 'National Day and Mid-Autumn'),
    ('2026-01-01', '2026-01-03', '元旦', 'New Year'),
    ('2026-02-15', '2026-02-23', '春节', 'Spring Festival'),
    ('2026-04-04', '2026-04-06', '清明节', 'Qingming'),
    ('2026-05-01', '2026-05-05', '劳动节', 'Labour Day'),
    ('2026-06-19', '2026-06-21', '端午节', 'Dragon Boat Festival'),
    ('2026-09-25', '2026-09-27', '中秋节', 'Mid-Autumn'),
    ('2026-10-01', '2026-10-07', '国庆节', 'National Day')) as holiday (first, last, zh, en),
    generate_series(first::date, last::date, '1 day') d;
insert into desk.day (day, working, zh, en, citation, verified)
select d::date, true, '调休上班', 'worked instead', '国务院办公厅节假日安排通知（待核）', false
  from unnest(array['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
                    '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) d;
