package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.sheet.Files;

/// The libraries filled from files: dossiers, certificates, matters, batches and ranges, each by
/// whoever may write it by hand.
@Clause({"RM-7.2", "RM-7.3"})
class DossierFileTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final List<String> COMPANY =
            List.of("统一社会信用代码*", "企业名称", "注册地址*", "生产地址", "所属行业*", "产品类别", "从哪天起*");

    private final Platform platform = Platform.shared();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final Http maker = platform.as("filer.helmet");
    private final Http mover = platform.as("filer.cable");
    private final Http authority = platform.as("chief.zj");

    @Test
    void anAuthorityFillsInTheDossiersOfItsCompaniesAndTheOtherRowsComeBackWithWhy() {
        var industry = "头盔制造 " + NUMBERS.incrementAndGet();
        var file =
                Files.table(
                        List.of(
                                COMPANY,
                                company(uscc("helmet"), "", industry, today.toString()),
                                company(uscc("gas"), "", industry, today.toString()),
                                company("91330100MA0000000X", "", industry, today.toString()),
                                company(uscc("cable"), "别的名字", industry, today.toString()),
                                company("12345", "", industry, today.toString()),
                                company(
                                        uscc("helmet"),
                                        "",
                                        industry,
                                        today.plusDays(1).toString())));

        var read = send(authority, "companies", file);

        assertThat(counts(read)).containsExactly(6, 1, 5, 0, 0, 0);
        assertThat(reasons(authority, read))
                .satisfiesExactly(
                        it -> assertThat(it).contains("不在当前身份的职责范围内"),
                        it -> assertThat(it).contains("没有对应的单位").contains("系统管理员"),
                        it -> assertThat(it).contains("与代码不符"),
                        it -> assertThat(it).contains("18 位"),
                        it -> assertThat(it).contains("不能晚于今天"));
        take(authority, read);
        var dossier = maker.get("/dossiers/" + platform.party("helmet")).is(200);
        assertThat(dossier.text("/company/detail/industry")).isEqualTo(industry);
        assertThat(dossier.texts("/company/detail/productClasses", ""))
                .containsExactly("安全帽", "头盔");
        assertThat(dossier.at("/renewed/overdue").asBoolean()).isFalse();
    }

    @Test
    void aCompanyWritesItsOwnDossierAndNobodyElses() {
        var read =
                send(
                        maker,
                        "companies",
                        Files.table(
                                List.of(
                                        COMPANY,
                                        company(uscc("helmet"), "", "安全帽制造", today.toString()),
                                        company(uscc("cable"), "", "电缆制造", today.toString()))));

        assertThat(counts(read)).containsExactly(2, 1, 1, 0, 0, 0);
        assertThat(reasons(maker, read).getFirst()).contains("不在当前身份的职责范围内");
    }

    @Test
    void whatWasSoBeforeStaysForItsDaysAndNothingLaterIsCovered() {
        var first = "甲 " + NUMBERS.incrementAndGet();
        take(mover, own(first, today.minusDays(1)));
        assertThat(counts(take(mover, own(first, today.minusDays(1)))))
                .as("sent twice")
                .containsExactly(1, 0, 0, 0, 0, 1);

        var second = "乙 " + NUMBERS.incrementAndGet();
        assertThat(counts(take(mover, own(second, today)))).containsExactly(1, 0, 0, 0, 1, 0);

        var path = "/dossiers/" + platform.party("cable");
        assertThat(mover.get(path).text("/company/detail/industry")).isEqualTo(second);
        assertThat(mover.get(path + "?on=" + today.minusDays(1)).text("/company/detail/industry"))
                .isEqualTo(first);
        var late = own("丙", today.minusDays(1));
        assertThat(counts(late)).containsExactly(1, 0, 1, 0, 0, 0);
        assertThat(reasons(mover, late).getFirst()).contains("更晚的内容").contains(today.toString());
    }

    @Test
    void oneCompanyStandsInAFileOnce() {
        var row = company(uscc("helmet"), "", "安全帽制造", today.toString());

        var read = send(maker, "companies", Files.table(List.of(COMPANY, row, row)));

        assertThat(counts(read)).containsExactly(2, 1, 1, 0, 0, 0);
    }

    @Test
    void anAuthorityTakesCertificatesAndComplaintsOfItsCompanies() {
        int n = NUMBERS.incrementAndGet();
        var licence = "XK12-003-%05d".formatted(n);
        var certificates =
                Files.table(
                        List.of(
                                List.of("证书类型*", "证书编号*", "有效期起*", "统一社会信用代码"),
                                List.of("生产许可证", licence, "2024-01-01", uscc("helmet")),
                                List.of("生产许可证", licence, "2024-01-01", "")));
        var matters =
                Files.table(
                        List.of(
                                List.of("统一社会信用代码*", "类型*", "概要*", "文书编号*", "日期*"),
                                List.of(uscc("helmet"), "伤害", "帽壳碎裂", "TS-" + n, "2026-05-08"),
                                List.of(uscc("gas"), "伤害", "回火", "TS-" + n, "2026-05-08")));

        var sent = send(authority, "certificates", certificates);
        var told = send(authority, "matters", matters);

        assertThat(counts(sent)).containsExactly(2, 1, 1, 0, 0, 0);
        assertThat(reasons(authority, sent).getFirst()).contains("不知道是哪家企业");
        assertThat(counts(told)).containsExactly(2, 1, 1, 0, 0, 0);
        take(authority, sent);
        take(authority, told);
        var dossier = authority.get("/dossiers/" + platform.party("helmet")).is(200);
        assertThat(dossier.texts("/certificates", "/fact/key")).contains(licence);
        assertThat(dossier.texts("/matters", "/key")).contains("TS-" + n);
        maker.with("Content-Type", "application/octet-stream")
                .post("/uploads?form=matters&name=m.xlsx", matters)
                .isProblem(403, "forbidden");
    }

    @Test
    @Clause({"TV-7.1", "SG-E1"})
    void aBatchThatAnAuthorityPutOnRecordIsNotCoveredByItsMakersFile() {
        int n = NUMBERS.incrementAndGet();
        var heads = List.of("商品条码*", "批号*", "情况*", "从哪天起*", "理由*");
        var failed =
                Files.table(List.of(heads, List.of(gtin("helmet"), "B" + n, "不合格", day(), "冲击吸收")));
        assertThat(counts(take(authority, send(authority, "batches", failed))))
                .containsExactly(1, 0, 0, 1, 0, 0);

        var recalled =
                Files.table(
                        List.of(
                                heads,
                                List.of(gtin("helmet"), "B" + n, "召回", day(), "自行召回"),
                                List.of(gtin("helmet"), "C" + n, "召回", day(), "自行召回")));
        var read = send(maker, "batches", recalled);

        assertThat(counts(read)).containsExactly(2, 1, 1, 0, 0, 0);
        assertThat(reasons(maker, read).getFirst()).contains("其他单位登记");
        take(maker, read);
        assertThat(
                        maker.get("/products/" + gtin("helmet") + "/dossier")
                                .texts("/batches", "/detail/batch"))
                .contains("B" + n, "C" + n);
    }

    @Test
    void rangesOfSerialsThatOverlapComeBackAndTheOthersAreTaken() {
        var head = "R%05d".formatted(NUMBERS.incrementAndGet());
        var heads = List.of("商品条码*", "首码*", "末码*", "批号", "有效期起*", "有效期止");
        var file =
                Files.table(
                        List.of(
                                heads,
                                List.of(gtin("helmet"), head + "001", head + "100", "", day(), ""),
                                List.of(gtin("helmet"), head + "100", head + "200", "", day(), ""),
                                List.of(gtin("helmet"), head + "300", head + "201", "", day(), ""),
                                List.of(
                                        gtin("helmet"),
                                        head + "201",
                                        head + "300",
                                        "",
                                        day(),
                                        "")));

        var read = send(maker, "code-ranges", file);

        assertThat(counts(read)).containsExactly(4, 2, 2, 0, 0, 0);
        assertThat(reasons(maker, read))
                .satisfiesExactly(
                        it -> assertThat(it).contains("重叠").contains(head + "001"),
                        it -> assertThat(it).contains("末码"));
        take(maker, read);
        var again =
                Files.table(
                        List.of(
                                heads,
                                List.of(gtin("helmet"), head + "001", head + "100", "", day(), ""),
                                List.of(
                                        gtin("helmet"),
                                        head + "050",
                                        head + "060",
                                        "",
                                        day(),
                                        "")));
        assertThat(counts(take(maker, send(maker, "code-ranges", again))))
                .containsExactly(2, 0, 1, 0, 0, 1);
        authority
                .with("Content-Type", "application/octet-stream")
                .post("/uploads?form=code-ranges&name=r.xlsx", file)
                .isProblem(403, "forbidden");
    }

    private Answer own(String industry, LocalDate from) {
        return send(
                mover,
                "companies",
                Files.table(
                        List.of(COMPANY, company(uscc("cable"), "", industry, from.toString()))));
    }

    private static List<String> company(String uscc, String name, String industry, String from) {
        return List.of(uscc, name, "示例路 1 号", "", industry, "安全帽、头盔", from);
    }

    private String day() {
        return today.toString();
    }

    private String uscc(String party) {
        return maker.get("/parties/" + platform.party(party)).is(200).text("/uscc");
    }

    private String gtin(String party) {
        return platform.world().products().stream()
                .filter(it -> it.producer().equals(platform.party(party)))
                .findFirst()
                .orElseThrow()
                .gtin14();
    }

    private static Answer send(Http sender, String form, byte[] file) {
        return sender.with("Content-Type", "application/octet-stream")
                .post("/uploads?form=" + form + "&name=f.xlsx", file)
                .is(200);
    }

    private static Answer take(Http sender, Answer read) {
        return Uploaded.take(sender, read);
    }

    private static List<Integer> counts(Answer upload) {
        return Uploaded.counts(upload);
    }

    private static List<String> reasons(Http sender, Answer read) {
        return sender.get("/uploads/" + read.text("/id") + "/rows?outcome=bad")
                .is(200)
                .texts("/items", "/reason/zh");
    }
}
