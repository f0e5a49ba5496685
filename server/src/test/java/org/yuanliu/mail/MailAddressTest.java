package org.yuanliu.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.mail.MailAddress.Reading;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chen@example.cn",
                " chen@example.cn ",
                "a.b+c_d@mail.example.com.cn",
                "o'neill@x-y.org",
                "yuan@xn--fiq228c.xn--fiqs8s"
            })
    void whatEveryServerReadsIsTaken(String typed) {
        assertThat(MailAddress.read(typed))
                .isEqualTo(new Reading.Known(new MailAddress(typed.strip())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "chen",
                "@example.cn",
                "chen@",
                "chen@example",
                "chen@@example.cn",
                "a@b@example.cn",
                "chen@example.cn\r\nBcc: all@example.cn",
                "chen@example.cn\n",
                "\rchen@example.cn",
                "chen@example.cn\u0000",
                "chen@example.cn, liu@example.cn",
                "chen@example.cn;liu@example.cn",
                "chen@example.cn liu@example.cn",
                "Chen <chen@example.cn>",
                "\"a b\"@example.cn",
                ".chen@example.cn",
                "chen.@example.cn",
                "ch..en@example.cn",
                "陈@example.cn",
                "chen@例子.中国",
                "chen@-example.cn",
                "chen@example-.cn",
                "chen@exa_mple.cn",
                "chen@[127.0.0.1]",
                "chen@127.0.0.1",
                "chen@example.cn.",
                "chen@ex\u202eample.cn"
            })
    void whatCouldBecomeSomethingElseIsRefusedInWords(String typed) {
        assertThat(MailAddress.read(typed))
                .isInstanceOfSatisfying(
                        Reading.Flawed.class, it -> assertThat(it.why().zh()).isNotBlank());
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        assertThat(MailAddress.read("a".repeat(65) + "@example.cn"))
                .isInstanceOf(Reading.Flawed.class);
        assertThat(MailAddress.read("a@" + "b".repeat(64) + ".cn"))
                .isInstanceOf(Reading.Flawed.class);
        assertThat(MailAddress.read("a@" + "b.".repeat(125) + "example.cn"))
                .isInstanceOf(Reading.Flawed.class);
        assertThat(MailAddress.read("a".repeat(1_000_000))).isInstanceOf(Reading.Flawed.class);
    }
}
