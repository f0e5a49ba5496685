package org.yuanliu.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.core.Seeds;
import org.yuanliu.core.Text;
import org.yuanliu.document.Block.Shape;
import org.yuanliu.document.Kind.Field;
import org.yuanliu.document.TemplateText.Reading;

/// The text of a template: what it becomes, and what is wrong with it, where.
class TemplateTextTest {

    private static final Kind KIND =
            new Kind(
                    "example",
                    new Text("示例", "example"),
                    "例",
                    List.of(Field.given("reason", "理由", "reason", "请补报。")),
                    List.of(
                            new Kind.Lines(
                                    "records",
                                    new Text("记录", "records"),
                                    List.of(Field.given("at", "时间", "time", "09:30")))));

    @Test
    void everyLineIsAPieceInTheShapeThatItsMarkSays() {
        var blocks =
                filled(
                        """
                        = {issuer}
                        # 通知书
                        > {number}
                        : {addressee}：
                        ## 一、理由

                        {reason}
                        """,
                        Map.of("reason", "第一段\n\n第二段", "issuer", "某局", "addressee", "某公司"));

        assertThat(blocks)
                .extracting(Block::shape)
                .containsExactly(
                        Shape.ISSUER,
                        Shape.TITLE,
                        Shape.ADDRESS,
                        Shape.HEADING,
                        Shape.PARAGRAPH,
                        Shape.PARAGRAPH);
        assertThat(blocks.getLast().text()).isEqualTo("第二段");
    }

    @Test
    void aRowIsRepeatedForEveryLineOfItsList() {
        var sound = sound("# 表\n| 时间 | 理由 |\n|* {records.at} | {reason} |\n");

        var blocks =
                sound.fill(
                        new Values(
                                Map.of("reason", "补报"),
                                Map.of(
                                        "records",
                                        List.of(Map.of("at", "9 时"), Map.of("at", "10 时")))));

        assertThat(blocks.getLast().rows())
                .containsExactly(List.of("时间", "理由"), List.of("9 时", "补报"), List.of("10 时", "补报"));
    }

    /// What a value says is never read as a field or as a mark.
    @Test
    void valuesAreNoTemplate() {
        var blocks = filled("# 标题\n{reason}\n", Map.of("reason", "# {number} | $1 \\"));

        assertThat(blocks.getLast()).isEqualTo(Block.text(Shape.PARAGRAPH, "# {number} | $1 \\"));
    }

    @ParameterizedTest
    // Not as one text: there a line that begins with # is a comment.
    @CsvSource(
            delimiter = ';',
            value = {
                "# 标题\\n请于{dedline}前;2;3;没有字段“dedline”",
                "# 标题\\n{records.at};2;1;没有字段“records.at”",
                "# 标题\\n{reason;2;1;花括号没有成对",
                "# 标题\\nreason};2;7;花括号没有成对",
                "没有标题的文字;1;1;缺少标题",
                "# 一\\n# 二;2;1;标题只能有一个",
                "#### 太深;1;1;不认识的行首标记",
                "# 标题\\n| 时间 | 理由;2;9;表格的行须以“|”结尾",
                "# 标题\\n|* {records.at} |;2;1;第一行是表头",
                "# 标题\\n| 时间 |\\n|* {records.at} | {reason} |;3;1;这一行有 2 格，表头有 1 格",
                "# 标题\\n| 时间 |\\n|* 没有字段 |;3;1;重复的行须用一个清单的字段",
                "# 标题\\n| 时间 |\\n|* {others.at} |;3;4;没有字段“others.at”",
                "# 标题\\n##;2;1;标记后面没有文字"
            })
    void whatIsWrongIsToldWithItsPlace(String text, int line, int column, String message) {
        var troubles = troubles(text.replace("\\n", "\n"));

        assertThat(troubles)
                .anySatisfy(it -> {
                    assertThat(it.line()).isEqualTo(line);
                    assertThat(it.column()).isEqualTo(column);
                    assertThat(it.message().zh()).contains(message);
                    assertThat(it.message().en()).isNotBlank();
                });
    }

    @Test
    void anUnknownFieldIsAnsweredWithThoseThereAre() {
        assertThat(troubles("# 标题\n{nothing}"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.message().en())
                                .contains("number issuer addressee date reason records.at"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(troubles("{one}\n{two}\n")).hasSize(3);
    }

    @Test
    void charactersThatNobodySeesAreRefusedInTemplates() {
        assertThat(troubles("# 标题\n甲\u202e乙")).hasSize(1);
    }

    /// Whatever is typed is read to the end: sound or broken, never an exception.
    @Test
    void readingNeverThrows() {
        var pieces =
                List.of(
                        "# ",
                        "## ",
                        "|",
                        "|*",
                        "{",
                        "}",
                        "{reason}",
                        "{records.at}",
                        "\n",
                        "字",
                        ":",
                        "> ",
                        "=",
                        "\u0000",
                        "$");
        Seeds.forEach(
                2_000,
                random -> {
                    var text = new StringBuilder();
                    for (int n = random.nextInt(30); n > 0; n--) {
                        text.append(pieces.get(random.nextInt(pieces.size())));
                    }
                    if (TemplateText.read(KIND, text.toString())
                            instanceof Reading.Sound(var sound)) {
                        assertThat(sound.fill(KIND.sample())).as(text.toString()).isNotEmpty();
                    }
                });
    }

    private static List<Block> filled(String text, Map<String, String> values) {
        return sound(text).fill(new Values(values, Map.of()));
    }

    private static TemplateText sound(String text) {
        return switch (TemplateText.read(KIND, text)) {
            case Reading.Sound(var sound) -> sound;
            case Reading.Broken(var troubles) -> throw new AssertionError(troubles);
        };
    }

    private static List<Trouble> troubles(String text) {
        return switch (TemplateText.read(KIND, text)) {
            case Reading.Sound sound -> List.of();
            case Reading.Broken(var troubles) -> troubles;
        };
    }
}
