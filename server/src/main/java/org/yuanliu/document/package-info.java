/// **document** 文书: what an authority puts on paper: drawn from a template, signed by people of the
/// product, numbered without gaps, and kept as it was issued.
///
/// Front doors: [Documents], [Templates]. A module that has something to put on paper declares its
/// [Kind] and compiles; what the paper is about is a word and an id here. It tells others
/// [DocumentMoved], before the transaction ends, and whoever knows better may still refuse.
///
/// Invariant: a number is given in the transaction that issues, to one document only, and is never
/// given back. Of one authority, kind and year the numbers have no gap. Invariant: what was issued
/// is kept, byte for byte, among the evidence, and is never drawn again. Invariant: DOCX, PDF and
/// screen are drawn from the same [Block]s. Invariant: no name of a person is on the paper;
/// signatures are ids beside it, so that a name can be erased and the paper stays what it was.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: *", "access", "desk", "evidence"})
package org.yuanliu.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
