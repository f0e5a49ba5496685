package org.yuanliu.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.access.Party;
import org.yuanliu.core.Text;
import org.yuanliu.desk.Item.Subject;

/// A document as a person reads it: what it says, how far it is, who signed, what was issued.
///
/// @param written what the compiler may still change, while it is a draft
/// @param needsSecond it waits for a signature that the reader may not give, because the reader
///   compiled it
public record DocumentView(
        Line line,
        int template,
        List<BlockView> content,
        List<Written> written,
        List<Signature> signatures,
        List<StepView> history,
        List<Offer> offers,
        boolean needsSecond,
        List<FileView> files,
        Optional<Proof> proof,
        int version) {

    /// A document in a list.
    public record Line(
            UUID id,
            String kind,
            Text kindTitle,
            Optional<String> number,
            Subject subject,
            Party.Named authority,
            Party.Named addressee,
            String state,
            Text stateTitle,
            Instant compiledAt,
            Optional<Instant> issuedAt) {}

    /// One piece of the document.
    ///
    /// @param shape issuer, title, heading, subheading, address, paragraph, right or table
    public record BlockView(String shape, String text, List<List<String>> rows) {

        static BlockView of(Block block) {
            return new BlockView(block.shape().word(), block.text(), block.rows());
        }
    }

    public record Written(String name, Text title, String text, int longest) {}

    /// A person's hand on what the document says now; an earlier one on something else is history.
    /// No name where the reader may not see the person.
    public record Signature(String step, Text title, Optional<String> person, Instant at) {}

    public record StepView(
            Instant at,
            String step,
            Text title,
            Optional<String> person,
            Optional<String> reason) {}

    /// A step that the reader could take now.
    public record Offer(String step, Text title, boolean reasoned) {}

    /// What was issued: its form, how large it is, its SHA-256, and which characters it could not
    /// show.
    public record FileView(String form, long size, String hash, List<String> missing) {}

    /// Where anybody can compare.
    public record Proof(String code, String path) {}
}
