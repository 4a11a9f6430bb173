using System.Runtime.InteropServices;

namespace Disbursement.Core.Verification.Names;

/// <summary>An outcome with its reason.</summary>
/// <param name="Outcome">Match, close or different.</param>
/// <param name="Reason">Why.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NameMatch(NameOutcome Outcome, NameReason Reason);
