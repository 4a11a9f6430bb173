using System.IO.Hashing;
using System.Text;
using Disbursement.Core.Institutions;
using Disbursement.Core.Payments;
using Disbursement.Sandbox.Providers;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Faults;

/// <summary>Decides which answers go wrong. Depends on the provider and the payment alone, so it can be repeated.</summary>
internal sealed class ProviderFaultPlan(IOptions<WildOptions> options)
{
    private const string CommuneStart = "xa-";
    private const ulong PerMille = 1000;

    private readonly ulong _share = (ulong)options.Value.FaultPerMille;
    private readonly ProviderFaults _faults = ProviderFaults.TryParse(options.Value.Faults, out var faults, out string unknown)
        ? faults
        : throw new FormatException($"'{unknown}' is no fault; those are {string.Join(", ", ProviderFaults.Names)}.");

    /// <summary>Whether answers of a provider have a fault that takes whole answers.</summary>
    public bool Has(ProviderFault fault, string provider) => _faults.Has(fault, KindOf(provider));

    /// <summary>Whether one payment is hit by a fault that takes payments one by one.</summary>
    public bool Hits(ProviderFault fault, string provider, EndToEndId id) =>
        Has(fault, provider) && Draw(fault, id) < _share;

    /// <summary>Whether a payment is in the half of an answer that comes later.</summary>
    public bool IsInLaterHalf(string provider, EndToEndId id) =>
        Has(ProviderFault.Partial, provider) && Draw(ProviderFault.Partial, id) < PerMille / 2;

    /// <summary>The kind of a provider, one of <see cref="ProviderFaults.Kinds"/>.</summary>
    public static string KindOf(string provider) =>
        provider.StartsWith(CommuneStart, StringComparison.Ordinal) ? "commune"
            : InstitutionRegister.Shipped.Find(provider)?.Kind switch
            {
                InstitutionKind.Wallet => "wallet",
                InstitutionKind.MobileMoney => "mobile-money",
                null => "post",
                _ => "bank",
            };

    private static ulong Draw(ProviderFault fault, EndToEndId id) =>
        XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{fault}|{id}")) % PerMille;
}
