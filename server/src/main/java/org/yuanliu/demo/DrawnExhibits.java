package org.yuanliu.demo;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.evidence.Exhibit.Source;
import org.yuanliu.evidence.Exhibit.Told;
import org.yuanliu.evidence.Exhibits;
import org.yuanliu.kernel.Page;
import org.yuanliu.verify.FindingExhibits;
import org.yuanliu.verify.Findings;
import org.yuanliu.world.Drawing;

/// A few findings of the demonstration come with pictures that their authority handed in. They are
/// drawn, and say so in their names.
@Component
class DrawnExhibits {

    private static final int AUTHORITIES = 12;

    private final Findings findings;
    private final FindingExhibits ofFindings;
    private final Exhibits exhibits;
    private final Scopes scopes;

    DrawnExhibits(Findings findings, FindingExhibits ofFindings, Exhibits exhibits, Scopes scopes) {
        this.findings = findings;
        this.ofFindings = ofFindings;
        this.exhibits = exhibits;
        this.scopes = scopes;
    }

    /// One finding of each authority, so that every inspector meets some.
    void add(Acting acting) {
        scopes.widely(() -> {
            var authorities = new HashSet<UUID>();
            var newest = new Page.Request(Optional.empty(), Page.LARGEST);
            for (var line : findings.list(Optional.of("open"), Optional.empty(), newest).items()) {
                if (authorities.size() < AUTHORITIES && authorities.add(line.authority().id())) {
                    add(acting, line.id(), authorities.size());
                }
            }
            return authorities;
        });
    }

    private void add(Acting acting, String finding, int number) {
        add(acting, finding, "示例-现场包装.png", Source.CAMERA, Drawing.carton(number), false);
        add(acting, finding, "示例-送货单.png", Source.SCAN, Drawing.deliveryNote(number), true);
    }

    private void add(
            Acting acting, String finding, String name, Source source, byte[] png, boolean shown) {
        try (var arrival = exhibits.arrive(new ByteArrayInputStream(png))) {
            var told =
                    new Told(
                            name,
                            Optional.of("image/png"),
                            source.word(),
                            "演练数据，程序绘制 drawn for the demonstration",
                            Optional.empty());
            ofFindings.foundWith(acting, finding, arrival, told, shown);
        }
    }
}
