package org.yuanliu.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Parties;
import org.yuanliu.core.Text;

/// The regions that organisations of this platform stand in, beside the revisions of their codes.
@Component
class Territories implements ForeignList {

    private final Parties parties;

    Territories(Parties parties) {
        this.parties = parties;
    }

    @Override
    public String name() {
        return "territory";
    }

    @Override
    public Text title() {
        return new Text("行政区划（本平台在用）", "Regions in use here");
    }

    @Override
    public List<Entry> on(LocalDate day) {
        return parties.regions().stream()
                .map(it ->
                        new Entry(
                                it.code(),
                                new Text(it.zh(), it.en()),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                "GB/T 2260（待核）",
                                false))
                .toList();
    }
}
