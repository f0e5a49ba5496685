/// **mail** 邮件: tells people by mail that a notice waits for them, who asked for it and confirmed
/// an address.
///
/// Front doors: [MailServers] (how a mail server is reached), [Mailboxes] (a person's own address),
/// [Letters] (what became of what was sent). It hears of notices from desk, and does not know what
/// they are about.
///
/// Invariant: a notice is in one letter, and a letter is handed over at most once without a person
/// who says so. Mail itself promises less than that: what the mail server did not answer for is
/// *uncertain* and stays so.
///
/// Invariant: nobody speaks to a mail server inside a transaction.
///
/// Invariant: no letter holds more than titles and an address of the platform; personal data and
/// details stay in the product.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: *", "access", "job", "desk"})
package org.yuanliu.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
