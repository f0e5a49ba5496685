/// **evidence** 证据: files that somebody handed in about a subject: photographs, captures,
/// documents.
///
/// Front door: [Exhibits] (take in, list, open). It does not know what an exhibit is about: a
/// subject is a word and an id, and who may add to it is asked by the module that knows. It says
/// what was received, when and from whom, and never that a picture shows the truth.
///
/// Invariant: bytes are addressed by their hash and never changed; what is handed out is what was
/// received, or nothing. Invariant: no row without its bytes on the disk. Bytes without a row are
/// harmless, and collected later.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: *", "access", "desk"})
package org.yuanliu.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
