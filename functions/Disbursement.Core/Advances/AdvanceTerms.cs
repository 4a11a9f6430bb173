using System.Runtime.InteropServices;
using Disbursement.Core.Contracts;

namespace Disbursement.Core.Advances;

/// <summary>What the contract says about a provider's advance.</summary>
/// <param name="Fee">Its fee; <see langword="null"/> when no contract covers the month.</param>
/// <param name="IsOfficer">Whether the provider is the officers of one commune.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AdvanceTerms(Fee? Fee, bool IsOfficer = false);
