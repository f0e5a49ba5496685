package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.sheet.Files;

/// A file goes in, its good rows are taken, its bad rows come back and can be mended.
@Clause("RM-7.3")
class UploadTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static final List<String> HEADS =
            List.of("商品条码*", "产品名称*", "型号规格", "类别*", "计量单位*", "备注");

    private final Platform platform = Platform.shared();
    private final Http maker = platform.as("filer.helmet");

    @Test
    void goodRowsAreTakenAndBadRowsComeBackInTheSendersOwnFile() {
        var good = gtin();
        var mended = gtin();
        var file =
                Files.table(
                        List.of(
                                HEADS,
                                row(good, "安全帽甲", "安全帽"),
                                row(mended, "安全帽乙", "棉帽"),
                                row("6901234567890", "", "安全帽"),
                                row(good, "安全帽甲", "安全帽")));

        var read = send("products", "产品.xlsx", file).is(200);

        assertThat(counts(read)).containsExactly(4, 1, 3, 0, 0, 0);
        assertThat(maker.get("/products/" + good).status()).isEqualTo(404);
        var taken = take(read);
        assertThat(counts(taken)).containsExactly(4, 0, 3, 1, 0, 0);
        assertThat(maker.get("/products/" + good).is(200).text("/name")).isEqualTo("安全帽甲");

        var back = maker.get("/uploads/" + read.text("/id") + "/bad-rows").is(200);
        var rows = Files.shown(bytes(back));
        assertThat(rows.getFirst()).endsWith("错误原因");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1).getLast()).contains("类别").contains("安全帽");
        assertThat(rows.get(2).getLast()).contains("商品条码").contains("产品名称");
        assertThat(rows.get(3).getLast()).contains("与第 2 行重复");

        var better = new ArrayList<>(rows.subList(0, 2));
        better.set(1, new ArrayList<>(better.get(1)));
        better.get(1).set(3, "helmet");
        var again = take(send("products", "改好.xlsx", Files.table(better)).is(200));
        assertThat(counts(again)).containsExactly(1, 0, 0, 1, 0, 0);
        assertThat(again.at("/unread")).isEmpty();
    }

    @Test
    void sendingAFileTwiceDoesNoHarm() {
        var gtin = gtin();
        var file = Files.table(List.of(HEADS, row(gtin, "安全帽", "安全帽")));
        take(send("products", "a.xlsx", file).is(200));
        var version = maker.get("/products/" + gtin).is(200).etag();

        var second = take(send("products", "a.xlsx", file).is(200));

        assertThat(counts(second)).containsExactly(1, 0, 0, 0, 0, 1);
        assertThat(maker.get("/products/" + gtin).is(200).etag()).isEqualTo(version);
        var changed = Files.table(List.of(HEADS, row(gtin, "安全帽（新）", "安全帽")));
        assertThat(counts(take(send("products", "b.xlsx", changed).is(200))))
                .containsExactly(1, 0, 0, 0, 1, 0);
        assertThat(counts(take(second))).containsExactly(1, 0, 0, 0, 0, 1);
    }

    @Test
    void aColumnThatTheFileDoesNotHaveLeavesWhatIsOnRecord() {
        var gtin = gtin();
        var heads = new ArrayList<>(HEADS);
        heads.add("执行标准");
        var row = new ArrayList<>(row(gtin, "安全帽", "安全帽"));
        row.add("GB 2811-2019");
        take(send("products", "a.xlsx", Files.table(List.of(heads, row))).is(200));

        take(
                send("products", "b.xlsx", Files.table(List.of(HEADS, row(gtin, "安全帽（新）", "安全帽"))))
                        .is(200));

        var after = maker.get("/products/" + gtin).is(200);
        assertThat(after.text("/name")).isEqualTo("安全帽（新）");
        assertThat(after.text("/standard")).isEqualTo("GB 2811-2019");
    }

    @Test
    void formulasAndMergedCellsComeBackRowByRowWithWhatToDo() {
        var file =
                Files.xlsx(sheet -> {
                    for (int n = 0; n < HEADS.size(); n++) {
                        sheet.value(0, n, HEADS.get(n));
                    }
                    for (int row = 1; row <= 3; row++) {
                        var cells = row(gtin(), "安全帽" + row, "安全帽");
                        for (int n = 0; n < cells.size(); n++) {
                            sheet.value(row, n, cells.get(n));
                        }
                    }
                    sheet.formula(1, 1, "CONCATENATE(\"安全\",\"帽\")");
                    sheet.range(2, 3, 2, 4).merge();
                });

        var read = send("products", "公式.xlsx", file).is(200);

        assertThat(counts(read)).containsExactly(3, 1, 2, 0, 0, 0);
        var rows = maker.get("/uploads/" + read.text("/id") + "/rows?outcome=bad").is(200);
        assertThat(rows.text("/items/0/reason/zh")).contains("公式").contains("选择性粘贴");
        assertThat(rows.text("/items/0/reason/en")).contains("formula");
        assertThat(rows.text("/items/1/reason/zh")).contains("合并单元格").contains("D3:E3");
    }

    @Test
    void csvInGb18030ComesBackAsCsv() {
        var gtin = gtin();
        var text =
                String.join(",", HEADS)
                        + "\r\n"
                        + String.join(",", row(gtin, "安全帽", "安全帽"))
                        + "\r\n"
                        + String.join(",", row(gtin(), "", "安全帽"))
                        + "\r\n";

        var read = send("products", "产品.csv", text.getBytes(Charset.forName("GB18030"))).is(200);

        assertThat(counts(read)).containsExactly(2, 1, 1, 0, 0, 0);
        assertThat(maker.get("/uploads/" + read.text("/id") + "/bad-rows").is(200).raw())
                .startsWith("\ufeff\"商品条码*\"")
                .contains("没有填写");
    }

    @Test
    void aFileWithoutItsColumnsIsRefusedAndSaysWhich() {
        var refused =
                send("products", "x.xlsx", Files.table(List.of(List.of("名称"), List.of("安全帽"))));

        assertThat(refused.isProblem(400, "invalid-field").text("/errors/0/reason"))
                .contains("商品条码")
                .contains("模板");
        send("products", "x.xls", "not a sheet".getBytes(StandardCharsets.UTF_8))
                .isProblem(400, "invalid-field");
    }

    @Test
    @Clause("RM-1")
    void whatIsOutOfScopeComesBackWithWhomToTurnTo() {
        var file = Files.table(List.of(HEADS, row(gtin(), "示例饼干", "食品")));

        var read = send("products", "食品.xlsx", file).is(200);

        assertThat(counts(read)).containsExactly(1, 0, 1, 0, 0, 0);
        assertThat(maker.get("/uploads/" + read.text("/id") + "/rows").text("/items/0/reason/zh"))
                .contains("不在本平台范围内")
                .contains("12315");
    }

    @Test
    @Clause("RM-7.2")
    void certificatesThatRunBackwardsOrOverlapComeBackAndTheOthersAreTaken() {
        var today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        var number = "XK12-001-%05d".formatted(NUMBERS.incrementAndGet());
        var heads = List.of("证书类型*", "证书编号*", "有效期起*", "有效期止", "状态");
        var first =
                Files.table(
                        List.of(
                                heads,
                                List.of("生产许可证", number, "2024/3/1", "2029年2月28日", "有效"),
                                List.of(
                                        "生产许可证",
                                        number + "9",
                                        today.toString(),
                                        "2020-01-01",
                                        "有效")));
        var read = send("certificates", "证书.xlsx", first).is(200);
        assertThat(counts(read)).containsExactly(2, 1, 1, 0, 0, 0);
        take(read);

        var second =
                Files.table(
                        List.of(
                                heads,
                                List.of("生产许可证", number, "2024-03-01", "2029-02-28", "有效"),
                                List.of("生产许可证", number, "2026-03-01", "2031-02-28", "有效")));
        var again = send("certificates", "证书.xlsx", second).is(200);

        assertThat(counts(again)).containsExactly(2, 1, 1, 0, 0, 0);
        assertThat(counts(take(again))).containsExactly(2, 0, 1, 0, 0, 1);
        assertThat(
                        maker.get("/uploads/" + again.text("/id") + "/rows?outcome=bad")
                                .text("/items/0/reason/zh"))
                .contains("重叠")
                .contains("2024-03-01");
        assertThat(
                        maker.get("/dossiers/" + platform.party("helmet"))
                                .texts("/certificates", "/fact/key"))
                .contains(number);
    }

    @Test
    @Clause("RM-7.2")
    void rowsOfOneFileThatOverlapComeBackAndTheOthersAreTaken() {
        var number = "XK12-002-%05d".formatted(NUMBERS.incrementAndGet());
        var file =
                Files.table(
                        List.of(
                                List.of("证书类型*", "证书编号*", "有效期起*", "有效期止", "状态"),
                                List.of("生产许可证", number, "2024-01-01", "2029-12-31", "有效"),
                                List.of("生产许可证", number, "2026-03-01", "", "暂停"),
                                List.of("生产许可证", number + "8", "2024-01-01", "", "有效")));
        var read = send("certificates", "证书.xlsx", file).is(200);

        assertThat(counts(read)).containsExactly(3, 2, 1, 0, 0, 0);
        assertThat(counts(take(read))).containsExactly(3, 0, 1, 2, 0, 0);
        assertThat(
                        maker.get("/uploads/" + read.text("/id") + "/rows?outcome=bad")
                                .text("/items/0/reason/zh"))
                .contains("第 2 行");
    }

    @Test
    void aFileIsTakenOnceAtATime() {
        var rows = new ArrayList<List<String>>(List.of(HEADS));
        for (int n = 0; n < 3_000; n++) {
            rows.add(row(gtin(), "示例·头盔", "安全帽"));
        }
        var read = send("products", "many.xlsx", Files.table(rows)).is(200);
        var taking = "/uploads/" + read.text("/id") + "/taking";

        var first = maker.post(taking, "").is(200).text("/id");
        assertThat(maker.post(taking, "").is(200).text("/id")).isEqualTo(first);
        assertThat(counts(take(read))).containsExactly(3_000, 0, 0, 3_000, 0, 0);
        assertThat(maker.post(taking, "").is(200).text("/id")).isEqualTo(first);
    }

    @Test
    void aDateThatCouldBeTwoIsNotGuessed() {
        var file =
                Files.table(
                        List.of(
                                List.of("证书类型*", "证书编号*", "有效期起*", "有效期止", "状态"),
                                List.of("生产许可证", "XK-D-1", "2026111", "", "有效"),
                                List.of("生产许可证", "XK-D-2", "2026-111", "", "有效"),
                                List.of("生产许可证", "XK-D-3", "20260111", "", "有效"),
                                List.of("生产许可证", "XK-D-4", "2026.1.11", "", "有效")));

        assertThat(counts(send("certificates", "证书.xlsx", file).is(200)))
                .containsExactly(4, 2, 2, 0, 0, 0);
    }

    @Test
    void aBareNumberInAColumnOfDatesComesBackAndTheRestIsTaken() {
        var file =
                Files.xlsx(sheet -> {
                    var heads = List.of("证书类型*", "证书编号*", "有效期起*");
                    for (int n = 0; n < heads.size(); n++) {
                        sheet.value(0, n, heads.get(n));
                        sheet.value(1, n, List.of("生产许可证", "XK-S-1", "2026-01-31").get(n));
                        sheet.value(2, n, List.of("生产许可证", "XK-S-2", "").get(n));
                        sheet.value(3, n, List.of("生产许可证", "XK-S-3", "").get(n));
                    }
                    sheet.value(2, 2, LocalDate.of(2026, 1, 31));
                    sheet.style(2, 2).format("yyyy-mm-dd").set();
                    sheet.value(3, 2, 20260131);
                });

        var whole = send("certificates", "证书.xlsx", file).is(200);
        var bare = send("certificates", "证书.xlsx", Files.without(file, "xl/styles.xml")).is(200);

        assertThat(counts(whole)).containsExactly(3, 3, 0, 0, 0, 0);
        assertThat(counts(bare)).containsExactly(3, 2, 1, 0, 0, 0);
        assertThat(
                        maker.get("/uploads/" + bare.text("/id") + "/rows?outcome=bad")
                                .text("/items/0/reason/zh"))
                .contains("46053")
                .contains("2026-01-31");
    }

    @Test
    @Clause("RM-7.3")
    void anEnglishNameIsMendedByALaterFile() {
        var gtin = gtin();
        take(send("products", "a.xlsx", Files.table(List.of(HEADS, row(gtin, "示例·头盔", "安全帽")))));
        var heads = new ArrayList<>(HEADS);
        heads.add("英文名称");
        var told = new ArrayList<>(row(gtin, "示例·头盔", "安全帽"));
        told.add("Safety helmet");

        take(send("products", "b.xlsx", Files.table(List.of(heads, told))).is(200));

        assertThat(maker.get("/products/" + gtin).text("/nameEn")).isEqualTo("Safety helmet");
    }

    @Test
    void anAuthorityTakesResultsOfThoseItOverseesAndOfNobodyElse() {
        var own = platform.as("chief.zj");
        var products = platform.world().products();
        var overseen = gtinOf("helmet");
        var foreign = gtinOf("cable");
        assertThat(products).isNotEmpty();
        var heads = List.of("商品条码*", "来源*", "结论*", "不合格项", "检验机构*", "报告编号*", "日期*");
        var paper = "JD-UP-" + NUMBERS.incrementAndGet();
        var file =
                Files.table(
                        List.of(
                                heads,
                                List.of(
                                        overseen,
                                        "监督抽查",
                                        "不合格",
                                        "冲击吸收性能",
                                        "示例实验室",
                                        paper,
                                        "2026-05-08"),
                                List.of(foreign, "监督抽查", "合格", "", "示例实验室", paper, "2026-05-08")));

        var read =
                own.with("Content-Type", "application/octet-stream")
                        .post("/uploads?form=results&name=r.xlsx", file)
                        .is(200);

        assertThat(counts(read)).containsExactly(2, 1, 1, 0, 0, 0);
        take(own, read);
        assertThat(
                        maker.get("/products/" + overseen + "/dossier")
                                .texts("/results", "/detail/document"))
                .contains(paper);
        maker.with("Content-Type", "application/octet-stream")
                .post("/uploads?form=results&name=r.xlsx", file)
                .isProblem(403, "forbidden");
    }

    @Test
    @Clause("TV-7.1")
    void nobodySeesTheFilesOfOthers() {
        var read =
                send("products", "a.xlsx", Files.table(List.of(HEADS, row(gtin(), "a", "安全帽"))))
                        .is(200);

        var stranger = platform.as("filer.cable");
        stranger.get("/uploads/" + read.text("/id")).isProblem(404, "not-found");
        stranger.post("/uploads/" + read.text("/id") + "/taking", "").isProblem(404, "not-found");
        assertThat(stranger.get("/uploads").is(200).texts("/items", "/id"))
                .doesNotContain(read.text("/id"));
    }

    @Test
    void theTemplateIsTakenAsItIsOnceItIsFilledIn() {
        var template = bytes(maker.get("/upload-kinds/products/template").is(200));

        assertThat(Files.shown(template).getFirst()).contains("商品条码*", "产品名称*", "类别*");
        send("products", "空模板.xlsx", template).is(200);
        assertThat(maker.get("/upload-kinds").is(200).texts("/kinds", "/word"))
                .containsExactly("batches", "certificates", "code-ranges", "companies", "products");
        assertThat(platform.as("chief.gd").get("/upload-kinds").texts("/kinds", "/word"))
                .containsExactly("batches", "certificates", "companies", "matters", "results");
    }

    private String gtinOf(String party) {
        return platform.world().products().stream()
                .filter(it -> it.producer().equals(platform.party(party)))
                .findFirst()
                .orElseThrow()
                .gtin14();
    }

    private static byte[] bytes(Answer file) {
        return file.bytes();
    }

    private Answer send(String form, String name, byte[] file) {
        return maker.with("Content-Type", "application/octet-stream")
                .post(
                        "/uploads?form="
                                + form
                                + "&name="
                                + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8),
                        file);
    }

    private Answer take(Answer read) {
        return take(maker, read);
    }

    private static Answer take(Http sender, Answer read) {
        return Uploaded.take(sender, read);
    }

    private static List<Integer> counts(Answer upload) {
        return Uploaded.counts(upload);
    }

    private static List<String> row(String gtin, String name, String category) {
        return List.of(gtin, name, "M-1", category, "顶", "");
    }

    private static String gtin() {
        var body = "0698%09d".formatted(NUMBERS.incrementAndGet());
        int sum = 0;
        for (int n = 0; n < 13; n++) {
            sum += (body.charAt(n) - '0') * (n % 2 == 0 ? 3 : 1);
        }
        return body + (10 - sum % 10) % 10;
    }
}
