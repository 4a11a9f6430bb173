using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>Payments and results of made-up people.</summary>
internal static class Samples
{
    /// <summary>When things happen, unless a test says otherwise.</summary>
    public static readonly DateTimeOffset Noon = new(2024, 6, 10, 5, 0, 0, TimeSpan.Zero);

    private static readonly byte[] Key = new byte[32];

    /// <summary>A person's entitlement.</summary>
    public static EntitlementKey KeyOf(int person, string programme = "BT0101")
    {
        Assert.True(PersonKey.TryParse(FormattableString.Invariant($"TMP-04789-{person}"), out PersonKey key));
        return new EntitlementKey(key, programme, "");
    }

    /// <summary>An accepted row.</summary>
    public static EntitlementRow RowOf(int person, long dong = 540_000, string programme = "BT0101") => new()
    {
        Key = KeyOf(person, programme),
        FullName = PersonName.From("Nguyễn Văn Mẫu"),
        CommuneCode = "04789",
        Amount = Vnd.FromDong(dong),
        LineNumber = person + 1,
    };

    /// <summary>A payment of an entitlement.</summary>
    public static PaymentEntry EntryOf(
        int person,
        Period period,
        long dong = 540_000,
        int attempt = 1,
        ChannelKind channel = ChannelKind.Bank,
        string provider = "970405",
        string unit = "148",
        ProgrammeGroup group = ProgrammeGroup.Btxh)
    {
        EntitlementKey key = KeyOf(person);
        EndToEndId id = PaymentIdentifiers.EndToEndIdOf(Key, period, key, attempt);
        return new PaymentEntry
        {
            Id = id,
            Uetr = PaymentIdentifiers.UetrOf(Key, id),
            Period = period,
            Key = key,
            Attempt = attempt,
            Unit = unit,
            Group = group,
            Channel = channel,
            Provider = provider,
            Amount = Vnd.FromDong(dong),
            PayeeName = PersonName.From("Nguyễn Văn Mẫu"),
            PayeeId = key.Person,
            BeneficiaryName = PersonName.From("Nguyễn Văn Mẫu"),
            CommuneCode = "04789",
        };
    }

    /// <summary>A result of a payment.</summary>
    public static PaymentResult ResultOf(
        PaymentEntry entry,
        ResultStatus status,
        string reason = "",
        long? dong = null,
        int minutes = 0,
        string source = "results-a#1") =>
        new(entry.Id, status, reason, Vnd.FromDong(dong ?? entry.Amount.Dong), Noon.AddMinutes(minutes), source);
}
