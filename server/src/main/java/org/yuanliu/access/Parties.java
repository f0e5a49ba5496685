package org.yuanliu.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.store.PartyStore;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Organisations: who they are, where, and which authority answers for them.
///
/// Runs inside the caller's transaction.
@Service
public class Parties {

    private static final Set<String> KINDS =
            Set.of(
                    "regulator",
                    "institution",
                    "laboratory",
                    "company",
                    "platform",
                    "industry-body");
    private static final Set<String> PLACES = Set.of("business", "production", "warehouse", "seat");
    private static final String USCC = "[0-9A-HJ-NPQRTUWXY]{18}";

    private final PartyStore parties;
    private final Scopes scopes;
    private final Journal journal;
    private final Clock clock;

    Parties(PartyStore parties, Scopes scopes, Journal journal, Clock clock) {
        this.parties = parties;
        this.scopes = scopes;
        this.journal = journal;
        this.clock = clock;
    }

    /// A party and the version that an editor looks at.
    public record Kept(Party party, int version) {}

    public Party party(UUID id) {
        return parties.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    public boolean exists(UUID id) {
        return parties.known(Set.of(id)).contains(id);
    }

    public Set<UUID> known(Collection<UUID> ids) {
        return parties.known(ids);
    }

    public Set<UUID> premisesOf(UUID party) {
        return parties.premisesOf(party);
    }

    public Map<UUID, Party.Named> named(Collection<UUID> ids) {
        return parties.named(ids);
    }

    /// By their unified social credit codes; a code of nobody is left out.
    public Map<String, Party.Named> byNumber(Collection<String> usccs) {
        return parties.byNumber(usccs);
    }

    public Page<Party.Line> search(
            Optional<String> text, Optional<String> kind, Page.Request page) {
        return parties.search(text, kind, page);
    }

    /// Whose work a matter about this party is: the nearest regulator over the place that decides.
    public UUID authorityOver(UUID party) {
        return parties.authorityOver(party)
                .orElseThrow(() -> new IllegalStateException("no authority over party " + party));
    }

    public Kept kept(UUID id) {
        return new Kept(party(id), parties.version(id));
    }

    public List<Party.Region> regions(Optional<String> text) {
        return parties.regions(text, 50);
    }

    /// All that this platform works with; a country has a few thousand.
    public List<Party.Region> regions() {
        return parties.regions(Optional.empty(), 10_000);
    }

    public Kept add(Acting acting, Party.Edit edit) {
        acting.must(Duty.KEEP_ORGANISATIONS);
        mustFit(edit, Optional.empty());
        var party =
                new Party(
                        Ids.next(),
                        edit.kind(),
                        edit.trade(),
                        edit.name().strip(),
                        edit.nameEn().strip(),
                        edit.uscc(),
                        new Party.Region(edit.region(), "", ""),
                        true,
                        List.of());
        parties.add(party, clock.instant());
        journal.note(
                acting,
                Note.of("party.add", "party/" + party.id()).concerning(party.id()).made(party));
        return kept(party.id());
    }

    /// What it is and where it is registered stays: that decides who sees whose rows, and the
    /// database lets no account of the application change it.
    public Kept edit(Acting acting, UUID id, int version, Party.Edit edit) {
        acting.must(Duty.KEEP_ORGANISATIONS);
        acting.must(!id.equals(Acting.PLATFORM));
        var before = party(id);
        mustFit(edit, Optional.of(id));
        mustStay(before, edit);
        if (!scopes.widely(() -> parties.edit(id, version, edit))) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        journal.note(
                acting,
                Note.of("party.edit", "party/" + id).concerning(id).changed(before, party(id)));
        return kept(id);
    }

    public Kept addPremises(Acting acting, UUID party, Party.PremisesEdit edit) {
        acting.must(Duty.KEEP_ORGANISATIONS);
        acting.must(!party.equals(Acting.PLATFORM));
        var before = party(party);
        mustFit(edit);
        parties.addPremises(Ids.next(), party, edit);
        return changed(acting, before);
    }

    /// A place is never deleted, since records carry it.
    public Kept editPremises(Acting acting, UUID party, UUID premises, Party.PremisesEdit edit) {
        acting.must(Duty.KEEP_ORGANISATIONS);
        var before = party(party);
        mustFit(edit);
        if (!scopes.widely(() -> parties.editPremises(premises, party, edit))) {
            throw new Refusal(ProblemKind.NOT_FOUND);
        }
        return changed(acting, before);
    }

    private Kept changed(Acting acting, Party before) {
        journal.note(
                acting,
                Note.of("party.edit-premises", "party/" + before.id())
                        .concerning(before.id())
                        .changed(before, party(before.id())));
        return kept(before.id());
    }

    private void mustFit(Party.Edit edit, Optional<UUID> except) {
        var wrong = new ArrayList<Refusal.Field>();
        if (!KINDS.contains(edit.kind())) {
            wrong.add(new Refusal.Field("/kind", edit.kind(), "没有这种单位类型", "there is no such kind"));
        }
        var trades =
                switch (edit.kind()) {
                    case "company" -> Set.of(Optional.of("producer"), Optional.of("seller"));
                    case "platform" -> Set.of(Optional.of("platform"));
                    default -> Set.of(Optional.<String>empty());
                };
        if (!trades.contains(edit.trade())) {
            wrong.add(
                    new Refusal.Field(
                            "/trade",
                            edit.trade().orElse(null),
                            "企业应为生产者或销售者，电商平台应为平台，其他单位不填",
                            "a company is a producer or a seller, a platform a platform, others have none"));
        }
        length(wrong, "/name", edit.name(), 1, 200);
        length(wrong, "/nameEn", edit.nameEn(), 0, 200);
        region(wrong, edit.region());
        edit.uscc()
                .filter(it -> !it.matches(USCC))
                .ifPresent(it ->
                        wrong.add(
                                new Refusal.Field(
                                        "/uscc",
                                        it,
                                        "应为 18 位统一社会信用代码",
                                        "expected the 18 characters of the number")));
        edit.uscc()
                .filter(it -> parties.isTaken(it, except))
                .ifPresent(it ->
                        wrong.add(
                                new Refusal.Field(
                                        "/uscc", it, "已有单位使用这个代码", "another organisation has it")));
        refuse(wrong);
    }

    private static void mustStay(Party before, Party.Edit edit) {
        var wrong = new ArrayList<Refusal.Field>();
        if (!edit.kind().equals(before.kind())) {
            wrong.add(
                    new Refusal.Field(
                            "/kind", edit.kind(), "单位类型建立后不能修改", "the kind can't be changed"));
        }
        if (!edit.region().equals(before.region().code())) {
            wrong.add(
                    new Refusal.Field(
                            "/region",
                            edit.region(),
                            "登记地建立后不能修改，实际经营地请在场所中修改",
                            "where it is registered can't be changed; its places can"));
        }
        refuse(wrong);
    }

    private void mustFit(Party.PremisesEdit edit) {
        var wrong = new ArrayList<Refusal.Field>();
        if (!PLACES.contains(edit.kind())) {
            wrong.add(new Refusal.Field("/kind", edit.kind(), "没有这种场所类型", "there is no such kind"));
        }
        length(wrong, "/name", edit.name(), 1, 200);
        length(wrong, "/address", edit.address(), 1, 300);
        region(wrong, edit.region());
        boolean half = edit.latitude().isPresent() != edit.longitude().isPresent();
        boolean outside =
                edit.latitude().filter(it -> !(Math.abs(it) <= 90)).isPresent()
                        || edit.longitude().filter(it -> !(Math.abs(it) <= 180)).isPresent();
        if (half || outside) {
            wrong.add(
                    new Refusal.Field(
                            "/latitude",
                            edit.latitude().map(String::valueOf).orElse(null),
                            "经纬度应同时填写，纬度 ±90、经度 ±180 以内",
                            "both or none, latitude within ±90, longitude within ±180"));
        }
        refuse(wrong);
    }

    private static void length(
            List<Refusal.Field> wrong, String pointer, String text, int least, int most) {
        if (text.strip().length() < least || text.length() > most) {
            wrong.add(
                    new Refusal.Field(
                            pointer,
                            text.length() > 100 ? text.substring(0, 100) + "…" : text,
                            least + "–" + most + " 个字符",
                            least + " to " + most + " characters"));
        }
    }

    private void region(List<Refusal.Field> wrong, String code) {
        if (!parties.isRegion(code)) {
            wrong.add(new Refusal.Field("/region", code, "没有这个行政区划", "there is no such region"));
        }
    }

    private static void refuse(List<Refusal.Field> wrong) {
        if (!wrong.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID_FIELD, wrong, Map.of());
        }
    }
}
