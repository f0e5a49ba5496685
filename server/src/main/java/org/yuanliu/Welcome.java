package org.yuanliu;

import java.io.Console;
import java.io.PrintStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.yuanliu.kernel.web.Qr;
import org.yuanliu.kernel.web.Reach;

/// What the start tells: one line, and more only where others than this machine may come in.
final class Welcome {

    /// Black on white, whatever the terminal's own colours are: not every scanner reads it turned
    /// round.
    private static final String PAPER = "\u001b[30;107m";

    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final BooleanSupplier terminal;

    Welcome(PrintStream out, BooleanSupplier terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// A picture in a log file is of no use to anybody.
    static Welcome onStandardOutput() {
        return new Welcome(
                System.out,
                () ->
                        Optional.ofNullable(System.console())
                                .filter(Console::isTerminal)
                                .isPresent());
    }

    void tell(URI here, String invitation, Reach.Found found) {
        out.println("源流 Yuanliu  " + here + "  " + invitation);
        if (found.addresses().isEmpty()) {
            return;
        }
        var phone = found.addresses().getFirst() + "/m/";
        out.println("手机打开 on a phone: " + phone);
        found.addresses().stream().skip(1).forEach(it -> out.println("或 or: " + it + "/m/"));
        if (!found.encrypted()) {
            out.println(
                    "未加密，口令和数据会被同网的人看到；手机上不能用摄像头和离线打开。请加 --tls 启动。"
                            + " Not encrypted: others on the network can read passwords and data,"
                            + " and phones allow neither camera nor offline use. Start with --tls.");
        }
        found.issuer()
                .ifPresent(it ->
                        out.println(
                                "自制证书：手机先安装 "
                                        + found.addresses().getFirst()
                                        + "/yuanliu-issuer.crt 并核对指纹。 Its own certificate:"
                                        + " install that file on the phone first, and compare the"
                                        + " fingerprint: "
                                        + it.fingerprint()));
        if (terminal.getAsBoolean()) {
            Qr.of(phone).lines().forEach(it -> out.println(PAPER + it + PLAIN));
        }
    }
}
