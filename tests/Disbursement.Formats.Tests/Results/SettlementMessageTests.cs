using System.Text;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;

namespace Disbursement.Formats.Tests.Results;

public sealed class SettlementMessageTests
{
    private static readonly byte[] Key = [.. Enumerable.Repeat((byte)7, 32)];

    private static readonly PaymentResult Result = new(
        EndToEndId.Parse("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        ResultStatus.Rejected,
        "AC04",
        Vnd.FromDong(540_000),
        new DateTimeOffset(2024, 6, 10, 12, 0, 0, TimeSpan.FromHours(7)),
        "sandbox");

    private static readonly SettlementMessage Sent = SettlementMessage.Of("971005", Result);

    [Fact]
    public void Parse_OwnMessage_IsTheSameAndTrusted()
    {
        SettlementMessage? read = SettlementMessage.Parse(Sent.ToJson(), out string problem);

        Assert.Equal(Sent, read);
        Assert.Equal("", problem);
        Assert.True(read!.IsSignedBy(Sent.Sign(Key), Key));
        Assert.Equal(Result with { Source = "message-1" }, read.ToResult("message-1", out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"provider":"971005","citizenId":"017070123456"}""")]
    public void Parse_AnythingElse_IsNotReadable(string json)
    {
        Assert.Null(SettlementMessage.Parse(Encoding.UTF8.GetBytes(json), out string problem));

        Assert.Equal("message.not-readable", problem);
    }

    [Theory]
    [InlineData("provider")]
    [InlineData("id")]
    [InlineData("status")]
    [InlineData("reason")]
    [InlineData("amount")]
    [InlineData("time")]
    [InlineData("key")]
    [InlineData("signature")]
    public void IsSignedBy_AnyFieldChanged_IsNotTrusted(string changed)
    {
        SettlementMessage forged = changed switch
        {
            "provider" => Sent with { Provider = "970436" },
            "id" => Sent with { EndToEndId = "BBCDEFGHIJKLMNOPQRSTUVWXYZ" },
            "status" => Sent with { Status = "paid" },
            "reason" => Sent with { Reason = "AC03" },
            "amount" => Sent with { AmountDong = 5_400_000 },
            "time" => Sent with { At = "2024-06-10T12:00:01+07:00" },
            _ => Sent,
        };
        byte[] key = changed == "key" ? [.. Enumerable.Repeat((byte)8, 32)] : Key;

        Assert.False(forged.IsSignedBy(changed == "signature" ? "" : Sent.Sign(Key), key));
    }

    [Theory]
    [InlineData("id", "message.id-invalid")]
    [InlineData("status", "message.status-unknown")]
    [InlineData("amount", "message.amount-invalid")]
    [InlineData("time", "message.time-invalid")]
    public void ToResult_FieldNotOfItsForm_IsRefused(string field, string expected)
    {
        SettlementMessage wrong = field switch
        {
            "id" => Sent with { EndToEndId = "1" },
            "status" => Sent with { Status = "Paid" },
            "amount" => Sent with { AmountDong = -1 },
            _ => Sent with { At = "yesterday" },
        };

        Assert.Null(wrong.ToResult("message-1", out string problem));

        Assert.Equal(expected, problem);
    }
}
