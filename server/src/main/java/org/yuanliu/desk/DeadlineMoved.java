package org.yuanliu.desk;

import org.yuanliu.core.work.Deadline;
import org.yuanliu.desk.Item.Subject;

/// More of the calendar is known, and work about this subject is due on another day now.
public record DeadlineMoved(Subject subject, Deadline deadline) {}
