package org.yuanliu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yuanliu.kernel.web.Qr;
import org.yuanliu.kernel.web.Reach.Found;

class WelcomeTest {

    private static final URI HERE = URI.create("https://localhost:8080");
    private static final URI SHOP = URI.create("https://192.168.1.20:8080");

    @Test
    void forThisMachineOnlyOneLineIsEnough() {
        assertThat(told(true, Found.NOWHERE))
                .containsExactly("源流 Yuanliu  https://localhost:8080  welcome");
    }

    @Test
    void aPhoneIsToldItsAddressAndATerminalDrawsIt() {
        var found = new Found(List.of(SHOP), true, Optional.empty());

        assertThat(told(false, found))
                .containsExactly(
                        "源流 Yuanliu  https://localhost:8080  welcome",
                        "手机打开 on a phone: https://192.168.1.20:8080/m/");
        assertThat(told(true, found).stream().skip(2).map(WelcomeTest::withoutColours))
                .containsExactlyElementsOf(Qr.of("https://192.168.1.20:8080/m/").lines());
    }

    @Test
    void withoutEncryptionItSaysWhatWillNotWork() {
        assertThat(
                        String.join(
                                "\n",
                                told(false, new Found(List.of(SHOP), false, Optional.empty()))))
                .contains("未加密", "摄像头", "--tls", "Not encrypted", "camera");
    }

    private static String withoutColours(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private static List<String> told(boolean terminal, Found found) {
        var out = new ByteArrayOutputStream();
        new Welcome(new PrintStream(out, true, StandardCharsets.UTF_8), () -> terminal)
                .tell(HERE, "welcome", found);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
