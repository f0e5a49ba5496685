package org.yuanliu.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.Text;
import org.yuanliu.document.DocumentView.BlockView;
import org.yuanliu.document.DocumentView.Offer;

/// One version of a template as a person reads it, filled with sample values.
///
/// @param keeps the reader may draft the next version
public record TemplateView(
        Line line,
        String text,
        List<BlockView> sample,
        List<Known> fields,
        List<Offer> offers,
        boolean keeps,
        boolean needsSecond,
        int version) {

    /// A version in a list.
    ///
    /// @param verified whether its wording was compared with the source that it cites
    public record Line(
            UUID id,
            String kind,
            Text kindTitle,
            int number,
            String state,
            Text stateTitle,
            String citation,
            boolean verified,
            Instant draftedAt,
            Optional<Instant> usedAt) {}

    /// A field that the text may name, as it stands between braces.
    public record Known(String name, Text title, String sample, boolean written) {}

    /// What became of reading a text: everything that is wrong, or the sample.
    public record Preview(List<Trouble> troubles, List<BlockView> sample) {}
}
