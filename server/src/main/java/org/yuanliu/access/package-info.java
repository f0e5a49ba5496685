/// **access** 身份与留痕: who may, and who did.
///
/// Front doors: [Scopes] (every transaction has a scope), [SignIn], [Account] (one's own locks),
/// [People], [Locks], [Parties], [PersonalData], [SecurityPolicies], [Encryption], [Checkpoints],
/// [ApiKeys], [Journal]. It holds organisations, premises, people and their roles, territory,
/// sign-in, and the journal. It does not know what the organisations do with goods.
///
/// Invariant: nothing changes in the product without a journal entry that names who, for whom, why.
/// Invariant: names are read here only, decrypted by the [Vault] and masked by reader ([Sight]).
/// Invariant: which administrator does what stands in [Duty]; nobody holds two of the three roles.
/// Invariant: what a person may see is decided by the database, from the scope of the transaction.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: *"})
package org.yuanliu.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
