package org.yuanliu.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is on file about the industry beside its movements: dossiers, of which some are old,
/// papers, of which some have ended or are suspended, serials given out, and two batches with a
/// fault.
final class Archive {

    private static final Map<String, String> INDUSTRIES =
            Map.of(
                    "cable", "电线、电缆制造",
                    "gas", "燃气器具制造",
                    "fire", "消防器材制造",
                    "ebike", "助动车制造",
                    "helmet", "劳动防护用品制造",
                    "plywood", "人造板制造",
                    "blockboard", "人造板制造",
                    "rebar", "钢压延加工",
                    "wirerope", "金属丝绳制造");

    private final World world;
    private final LocalDate end;

    Archive(World world) {
        this.world = world;
        this.end = world.settings().end();
    }

    /// A company without an account told nothing, so it has no dossier.
    List<Dossier> dossiers() {
        var dossiers = new ArrayList<Dossier>();
        int n = 0;
        for (var party : world.parties()) {
            if (party.kind() == PartyKind.COMPANY && party.hasAccount()) {
                dossiers.add(dossier(party, end.minusDays(12 + (37L * ++n) % 260)));
            }
        }
        return dossiers;
    }

    private Dossier dossier(Party party, LocalDate toldOn) {
        return new Dossier(
                party.id(),
                address(
                        party,
                        List.of(PremisesKind.SEAT, PremisesKind.BUSINESS, PremisesKind.PRODUCTION)),
                party.producer() ? address(party, List.of(PremisesKind.PRODUCTION)) : "",
                party.producer()
                        ? INDUSTRIES.getOrDefault(party.categories().getFirst(), "其他制造业")
                        : party.wholesaler() ? "批发业" : "零售业",
                party.categories(),
                toldOn);
    }

    private String address(Party party, List<PremisesKind> kinds) {
        return kinds.stream()
                .flatMap(kind ->
                        world.premises().stream()
                                .filter(it -> it.party().equals(party.id()) && it.kind() == kind))
                .map(Premises::address)
                .findFirst()
                .orElse("示例路 1 号");
    }

    List<Paper> papers() {
        return Table.read("papers").stream()
                .map(it ->
                        new Paper(
                                world.party(it.text(0)).id(),
                                it.text(1),
                                it.text(2),
                                it.text(3),
                                it.text(4),
                                it.list(5),
                                end.minusDays((long) it.number(6)),
                                end.plusDays((long) it.number(7)),
                                it.maybe(8).map(days -> end.minusDays(Long.parseLong(days)))))
                .toList();
    }

    /// Every batch whose making was filed, in order; the first is laid out for the guided tour.
    List<MadeBatch> batches() {
        var batches = new LinkedHashMap<String, MadeBatch>();
        world.movements()
                .filter(it -> it.act() == Act.PRODUCED)
                .forEach(it ->
                        batches.merge(it.gtin() + "/" + it.batch(), made(it), Archive::together));
        return List.copyOf(batches.values());
    }

    private static MadeBatch made(Movement it) {
        return new MadeBatch(
                it.filer(), it.gtin(), it.batch(), it.at().toLocalDate(), it.serial(), it.serial());
    }

    private static MadeBatch together(MadeBatch one, MadeBatch other) {
        return new MadeBatch(
                one.producer(),
                one.gtin(),
                one.batch(),
                one.madeOn().isBefore(other.madeOn()) ? one.madeOn() : other.madeOn(),
                least(one.firstSerial(), other.firstSerial(), false),
                least(one.lastSerial(), other.lastSerial(), true));
    }

    private static Optional<String> least(
            Optional<String> one, Optional<String> other, boolean greatest) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return (one.get().compareTo(other.get()) < 0) != greatest ? one : other;
    }

    /// Not the batch of the guided tour.
    List<BadBatch> badBatches() {
        var batches = batches();
        return List.of(
                new BadBatch(
                        batches.get(batches.size() / 3),
                        true,
                        end.minusDays(6),
                        "示例：抽样发现存在安全隐患，生产者主动召回",
                        "示例召回公告〔2026〕3号"),
                new BadBatch(
                        batches.get(batches.size() / 2),
                        false,
                        end.minusDays(15),
                        "示例：监督抽查不合格",
                        "示例抽查通报〔2026〕12号"));
    }
}
