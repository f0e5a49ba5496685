/// The SQL of documents: templates, documents and their steps, numbers, the files that were issued.
@NullMarked
package org.yuanliu.document.store;

import org.jspecify.annotations.NullMarked;
