/// **reference** 基础数据: words and figures that everybody uses, such as units, reasons, codes of
/// regions and the calendar of working days, with the days for which they hold and who says so.
///
/// Front doors: [Lists], [Calendar]. It tells others [CalendarChanged]. A module that owns a list
/// of its own kind, such as the categories of goods, shows it here as a [ForeignList].
///
/// Invariant: what held on a day can be asked for ever; a change is an entry of its own and
/// overwrites nothing.
///
/// Invariant: an entry names its source, and says whether anybody compared it with the text.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: *", "access", "job"})
package org.yuanliu.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
