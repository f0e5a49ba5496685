/// Spreadsheets as rows of cells: read from XLSX and CSV, written back as both.
///
/// It knows no word of the field. A cell is what stands in the file; whether that can be trusted is
/// said beside it, because a formula's kept result, a merged cell and a number of twenty digits
/// look like values and are none. Reading holds one row at a time and bounds what a file may unpack
/// to.
@NullMarked
@NamedInterface("sheet")
package org.yuanliu.kernel.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
