package org.yuanliu.core.line;

import java.util.Optional;
import org.yuanliu.core.Text;
import org.yuanliu.core.event.Flaw;

/// What a line is, and in which version of its form: `"form":"filed/1"`, the first field.
///
/// A line without it is read as the first version. A later version is refused and not guessed at: a
/// field that is not understood would change what is found.
record Form(String word, int version) {

    static final String FIELD = "form";

    @Override
    public String toString() {
        return word + "/" + version;
    }

    Optional<Flaw> flaw(FlatJson.Fields fields) {
        return flaw(fields.get(FIELD));
    }

    Optional<Flaw> flaw(Optional<String> told) {
        if (told.isEmpty() || told.get().equals(toString())) {
            return Optional.empty();
        }
        return Optional.of(
                new Flaw(
                        FIELD,
                        "other-form",
                        new Text(
                                "本版本只能识读 " + this + " 格式的行。",
                                "This version reads lines of the form " + this + ".")));
    }
}
