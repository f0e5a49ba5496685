package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.story.Filing;
import org.yuanliu.world.Person;

/// Personal data as the interface answers it: masked, unless one may see it.
@Clause("TV-7.2")
class MaskedAnswersTest {

    private final Platform platform = Platform.shared();

    private Person person(String login) {
        return platform.world().people().stream()
                .filter(it -> it.login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    /// Every address that answers GET without anything special in it, for everybody.
    private List<String> addresses() {
        var paths = new ArrayList<String>();
        var description = platform.nobody().get("~/springdoc.json").is(200);
        description
                .at("/paths")
                .properties()
                .forEach(path -> {
                    if (path.getValue().has("get") && !path.getKey().contains("{")) {
                        paths.add(path.getKey());
                    }
                });
        return paths;
    }

    @Test
    void noAnswerHoldsANameOrANumberThatItsReaderMayNotSee() {
        // Somebody did something today, so that names stand in histories and journals.
        var unit = platform.item();
        Filing.inbound(unit).from("wholesale").by("clerk.hardware");
        var everybody = platform.world().people();
        assertThat(everybody).hasSizeGreaterThan(15);
        int answers = 0;
        int names = 0;
        for (var login :
                List.of(
                        "clerk.hardware",
                        "filer.wholesale",
                        "inspector.nanhai",
                        "chief.national",
                        "planner.institute",
                        "buyer.mystery",
                        "keeper.warehouse",
                        "admin.platform",
                        "security.platform",
                        "audit.platform")) {
            var http = platform.as(login);
            var secret =
                    everybody.stream()
                            .filter(it -> !isColleague(http, login, it))
                            .map(Person::name)
                            .collect(Collectors.toSet());
            var phones =
                    everybody.stream()
                            .filter(it -> !it.login().equals(login))
                            .map(Person::phone)
                            .collect(Collectors.toSet());
            var mails =
                    everybody.stream()
                            .filter(it -> !it.login().equals(login))
                            .map(Person::mail)
                            .collect(Collectors.toSet());
            for (var address : all(http)) {
                var raw = http.get(address).raw();
                assertThat(secret).as("%s reads %s", login, address).noneMatch(raw::contains);
                assertThat(phones).as("%s reads %s", login, address).noneMatch(raw::contains);
                assertThat(mails).as("%s reads %s", login, address).noneMatch(raw::contains);
                names += raw.contains("示例·") && raw.contains("*\"") ? 1 : 0;
                answers++;
            }
        }
        assertThat(answers).isGreaterThan(150);
        assertThat(names).as("answers with a masked name").isGreaterThan(5);
    }

    /// Also the answers about one thing: the first of each list.
    private List<String> all(Http http) {
        var addresses = new ArrayList<>(addresses());
        for (var list : List.of("/findings", "/parties", "/products", "/administration/people")) {
            var page = http.get(list + "?limit=1");
            if (page.status() == 200 && !page.items().isEmpty()) {
                var one = page.items().getFirst();
                addresses.add(list + "/" + one.at(one.has("id") ? "/id" : "/gtin").asString());
            }
        }
        addresses.add("/administration/people?limit=200");
        addresses.add("/journal?limit=200");
        return addresses;
    }

    private boolean isColleague(Http http, String login, Person other) {
        if (other.login().equals(login)) {
            return true;
        }
        boolean underCover =
                other.memberships().stream().anyMatch(it -> it.role().equals("mystery-customer"));
        var party = http.get("/session").text("/party/id");
        return !underCover
                && other.memberships().stream().anyMatch(it -> it.party().toString().equals(party));
    }

    @Test
    void whoeverNeedsItInClearSaysWhyAndTheJournalKeepsThat() {
        var clerk = person("clerk.hardware");
        var party = platform.party("hardware");
        var body = Map.of("party", party, "reason", "电话核实进货记录");
        var path = "/people/" + clerk.id() + "/show";
        var inspector = platform.as("inspector.tianhe");

        inspector
                .post(path, Map.of("party", party, "reason", "看看"))
                .isProblem(400, "invalid-field");
        var shown = inspector.post(path, body).is(200);

        assertThat(shown.text("/name")).isEqualTo("示例·陈小满");
        assertThat(shown.text("/phone")).isEqualTo(clerk.phone());
        platform.as("admin.platform").post(path, body).is(200);
        platform.as("audit.platform").post(path, body).isProblem(403, "forbidden");
        platform.as("clerk.general").post(path, body).isProblem(404, "not-found");
        platform.as("inspector.baiyun").post(path, body).isProblem(404, "not-found");
        var told =
                platform.as("clerk.hardware").get("/journal?subject=person/" + clerk.id()).is(200);
        assertThat(told.texts("/items", "/action"))
                .as("the one whose name it is sees that somebody looked")
                .contains("personal-data.show");
        assertThat(told.raw()).contains("电话核实进货记录");
    }

    @Test
    void whoWorksUnderCoverIsMaskedForColleaguesToo() {
        var buyer = person("buyer.mystery");
        var institute = buyer.memberships().getFirst().party();
        platform.as("buyer.mystery");
        var own = platform.as("buyer.mystery").get("/journal?limit=200").is(200);
        var colleague = platform.as("planner.institute").get("/journal?limit=200").is(200);

        assertThat(own.raw()).contains(buyer.name());
        assertThat(colleague.raw()).contains("示例·神*").doesNotContain(buyer.name());
        assertThat(institute).isNotNull();
    }

    /// Whoever reads the table of names beside [org.yuanliu.access.PersonalData] passes the mask
    /// by.
    @Test
    void nobodyButAccessReadsTheTableOfNames() throws IOException {
        var readers = Set.<Path>of();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            readers =
                    files.filter(it -> it.toString().endsWith(".java"))
                            .filter(MaskedAnswersTest::readsNames)
                            .map(Path::getFileName)
                            .collect(Collectors.toSet());
        }

        assertThat(readers)
                .containsExactlyInAnyOrder(Path.of("NameStore.java"), Path.of("SessionStore.java"));
    }

    private static boolean readsNames(Path file) {
        try {
            return Files.readString(file)
                    .matches("(?s).*(from|join|into|update) access\\.person_name.*");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
