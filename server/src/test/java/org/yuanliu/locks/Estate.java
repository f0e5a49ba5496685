package org.yuanliu.locks;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.ApiKeys;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.JobLife;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.desk.Notices;
import org.yuanliu.document.DocumentView;
import org.yuanliu.document.Documents;
import org.yuanliu.evidence.Exhibit.Source;
import org.yuanliu.evidence.Exhibits;
import org.yuanliu.evidence.Media;
import org.yuanliu.job.store.JobStore;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.postgres.Login;
import org.yuanliu.kernel.store.Database;
import org.yuanliu.registry.store.UploadStore;
import org.yuanliu.verify.CorrectionNotices;
import org.yuanliu.verify.Findings;

/// All that the parties of the demonstration own, as the superuser sees it, and who ought to see
/// it: worked out from the tree of regions and the places of companies, without the table that the
/// policies look into.
record Estate(Map<UUID, Organisation> parties, Map<String, Table> tables, Login application) {

    /// The kind of place at which a trade answers, as the law says it, told a second time.
    private static final Map<String, String> ANSWERS_AT =
            Map.of("producer", "production", "seller", "business", "platform", "seat");

    /// `places` are the regions around the place where it answers, if that is another than where it
    /// is registered.
    record Organisation(
            UUID id, String kind, String name, List<String> regions, List<String> places) {

        boolean regulates() {
            return kind.equals("regulator");
        }

        /// The region itself, then everything around it.
        String region() {
            return regions.getFirst();
        }
    }

    /// A table whose rows belong to parties.
    record Table(String name, List<String> owners, List<Row> rows) {}

    record Row(String text, Set<UUID> owners) {}

    /// The demonstration, topped up through the front doors where the world leaves a table empty.
    static Estate of(Platform platform) throws SQLException {
        topUp(platform);
        try (var superuser = platform.superuser()) {
            awaitSealed(superuser);
            return new Estate(
                    parties(superuser),
                    tables(superuser),
                    platform.bean(Database.class).application());
        }
    }

    /// As the law of the product says it: everybody their own; a regulator also everybody who is
    /// registered in its territory or answers there, but of the regulators only those of smaller
    /// territories.
    boolean maySee(UUID viewer, UUID owner) {
        var who = parties.get(viewer);
        var whose = parties.get(owner);
        if (viewer.equals(owner)) {
            return who != null;
        }
        return who != null
                && whose != null
                && who.regulates()
                && (whose.regions().contains(who.region()) || whose.places().contains(who.region()))
                && !(whose.regulates() && whose.region().equals(who.region()));
    }

    boolean maySee(UUID viewer, Row row) {
        return row.owners().stream().anyMatch(it -> maySee(viewer, it));
    }

    Table table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    Organisation party(UUID id) {
        return Objects.requireNonNull(parties.get(id), id::toString);
    }

    List<Organisation> regulators() {
        return parties.values().stream().filter(Organisation::regulates).toList();
    }

    List<Organisation> companies() {
        return parties.values().stream().filter(it -> it.kind().equals("company")).toList();
    }

    Optional<Organisation> regulatorOf(String region) {
        return regulators().stream().filter(it -> it.region().equals(region)).findFirst();
    }

    static void awaitSealed(Connection superuser) throws SQLException {
        for (int n = 0; n < 200; n++) {
            if (numbers(superuser, "select count(*) from access.journal where seq is null")
                    .getFirst()
                    .equals(0L)) {
                return;
            }
            pause(Duration.ofMillis(50));
        }
        throw new AssertionError("the journal was not sealed within ten seconds");
    }

    static List<Long> numbers(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void topUp(Platform platform) throws SQLException {
        var scopes = platform.bean(Scopes.class);
        try (var superuser = platform.superuser()) {
            for (var key : List.of("wholesale", "hardware")) {
                var acting = acting(superuser, platform.party(key), Role.SELLER);
                scopes.write(
                        acting,
                        () -> platform.bean(ApiKeys.class).make(acting, "till", List.of("file")));
            }
            returnTheNewestFindings(platform, superuser);
            for (var party : uuids(superuser, "select id from access.party where has_account")) {
                orderWorkAndTell(platform, acting(superuser, party, Role.SELLER));
                sendAFile(platform, acting(superuser, party, Role.SELLER));
            }
        }
    }

    /// Work that was stopped before anybody could begin it, so that it stays as it is.
    private static void orderWorkAndTell(Platform platform, Acting acting) {
        var title = new Text("演练", "exercise");
        platform.bean(Scopes.class)
                .write(
                        acting,
                        () -> {
                            var id = Ids.next();
                            var jobs = platform.bean(JobStore.class);
                            var at = platform.clock().instant();
                            jobs.add(id, acting, "nothing", title, "{}", at);
                            jobs.move(id, JobLife.State.STOPPED, at);
                            platform.bean(Notices.class)
                                    .tell(
                                            acting.person(),
                                            acting.party(),
                                            "exercise/" + id,
                                            "exercise",
                                            title,
                                            new Subject("job", id.toString()));
                            return id;
                        });
    }

    /// A file with one row, as whoever reads files would keep it.
    private static void sendAFile(Platform platform, Acting acting) {
        platform.bean(Scopes.class)
                .write(
                        acting,
                        () -> {
                            var id = Ids.next();
                            var uploads = platform.bean(UploadStore.class);
                            uploads.add(
                                    new UploadStore.Kept(
                                            id,
                                            acting.party(),
                                            "products",
                                            "exercise.csv",
                                            "CSV",
                                            file(platform, acting, id),
                                            List.of("a"),
                                            List.of(),
                                            "read",
                                            0,
                                            platform.clock().instant(),
                                            UploadStore.Counts.NONE),
                                    acting.person());
                            uploads.addRows(
                                    id,
                                    acting.party(),
                                    List.of(
                                            new UploadStore.NewRow(
                                                    1,
                                                    List.of("x"),
                                                    "x",
                                                    "bad",
                                                    Optional.empty())));
                            return id;
                        });
    }

    private static UUID file(Platform platform, Acting acting, UUID upload) {
        var exhibits = platform.bean(Exhibits.class);
        var bytes = ("a\n" + upload).getBytes(StandardCharsets.UTF_8);
        try (var arrival = exhibits.arrive(new ByteArrayInputStream(bytes))) {
            return exhibits.keep(
                    acting,
                    new Subject("upload", upload.toString()),
                    Optional.empty(),
                    arrival,
                    Media.CSV,
                    "exercise.csv",
                    Source.UPLOAD);
        }
    }

    private static void returnTheNewestFindings(Platform platform, Connection superuser)
            throws SQLException {
        var scopes = platform.bean(Scopes.class);
        var findings = platform.bean(Findings.class);
        var notices = platform.bean(CorrectionNotices.class);
        var documents = platform.bean(Documents.class);
        var first = new Page.Request(Optional.empty(), 3);
        for (var authority :
                uuids(
                        superuser,
                        "select distinct authority from verify.finding where state = 'open' and accountable is not null")) {
            var acting = acting(superuser, authority, Role.REGULATOR);
            scopes.write(
                    acting,
                    () -> {
                        for (var line :
                                findings.list(Optional.of("open"), Optional.empty(), first)
                                        .items()) {
                            if (line.authority().id().equals(authority)
                                    && line.accountable().isPresent()) {
                                var returned =
                                        findings.giveBack(
                                                acting,
                                                line.id(),
                                                findings.finding(acting, line.id()).version(),
                                                Optional.empty(),
                                                5,
                                                "请补报");
                                issue(
                                        documents,
                                        acting,
                                        notices.compile(
                                                acting, returned.corrections().getLast().id()));
                            }
                        }
                        return authority;
                    });
        }
    }

    /// Compiled by one, approved by another.
    private static void issue(Documents documents, Acting acting, DocumentView draft) {
        var second = new Acting(UUID.randomUUID(), acting.party(), acting.role(), acting.origin());
        var site = URI.create("http://localhost/");
        var id = draft.line().id();
        var reviewed = documents.step(acting, id, draft.version(), "review", "", site);
        var approved = documents.step(second, id, reviewed.version(), "approve", "", site);
        documents.step(acting, id, approved.version(), "issue", "", site);
    }

    /// Somebody who really works there. Somebody there who holds that role, if anybody does.
    static Acting acting(Connection superuser, UUID party, Role role) throws SQLException {
        var people =
                uuids(
                        superuser,
                        "select person from access.membership where party = '"
                                + party
                                + "' order by (granted_at is null or ended_at is not null), role <> '"
                                + role.word()
                                + "', id");
        return new Acting(
                people.isEmpty() ? UUID.randomUUID() : people.getFirst(), party, role, "test");
    }

    static List<UUID> uuids(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private static Map<UUID, Organisation> parties(Connection superuser) throws SQLException {
        var parents = new HashMap<String, Optional<String>>();
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("select code, parent from access.region")) {
            while (rows.next()) {
                parents.put(rows.getString(1), Optional.ofNullable(rows.getString(2)));
            }
        }
        var places = places(superuser);
        var parties = new LinkedHashMap<UUID, Organisation>();
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select id, kind, name, region, coalesce(trade, '') from access.party order by id")) {
            while (rows.next()) {
                var id = rows.getObject(1, UUID.class);
                var place =
                        Optional.ofNullable(
                                places.get(
                                        id + " " + ANSWERS_AT.getOrDefault(rows.getString(5), "")));
                parties.put(
                        id,
                        new Organisation(
                                id,
                                rows.getString(2),
                                rows.getString(3),
                                upwards(rows.getString(4), parents),
                                place.map(it -> upwards(it, parents)).orElse(List.of())));
            }
        }
        return parties;
    }

    /// The region of the first place of each kind, by party and kind.
    private static Map<String, String> places(Connection superuser) throws SQLException {
        var places = new HashMap<String, String>();
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select party, kind, region from access.premises order by id")) {
            while (rows.next()) {
                places.putIfAbsent(rows.getString(1) + " " + rows.getString(2), rows.getString(3));
            }
        }
        return places;
    }

    private static List<String> upwards(String region, Map<String, Optional<String>> parents) {
        var around = new ArrayList<String>();
        for (var at = Optional.of(region);
                at.isPresent();
                at = Objects.requireNonNull(parents.get(at.get()))) {
            around.add(at.get());
        }
        return around;
    }

    private static Map<String, Table> tables(Connection superuser) throws SQLException {
        var tables = new LinkedHashMap<String, Table>();
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select table_name::text, owners from kernel.declared where visibility = 'company' order by 1")) {
            while (rows.next()) {
                var name = rows.getString(1);
                var owners = List.of((String[]) rows.getArray(2).getArray());
                tables.put(name, new Table(name, owners, List.of()));
            }
        }
        for (var table : List.copyOf(tables.values())) {
            tables.put(
                    table.name(), new Table(table.name(), table.owners(), rows(superuser, table)));
        }
        return tables;
    }

    private static List<Row> rows(Connection superuser, Table table) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select t::text, array["
                                        + String.join(", ", table.owners())
                                        + "] from "
                                        + table.name()
                                        + " t")) {
            var found = new ArrayList<Row>();
            while (rows.next()) {
                var owners = new HashSet<UUID>();
                Arrays.stream((UUID[]) rows.getArray(2).getArray())
                        .filter(Objects::nonNull)
                        .forEach(owners::add);
                found.add(new Row(rows.getString(1), owners));
            }
            return found;
        }
    }
}
