using System.Text;
using Disbursement.Core.Contracts;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Pain001;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.Pain001;

public sealed class Pain001Tests
{
    private static readonly Debtor Debtor =
        PaymentSamples.Contracts.Find("970405", PaymentSamples.Scope())!.Debtors[ProgrammeGroup.Btxh];

    public static TheoryData<string> Versions() =>
        [.. Pain001Version.All.Select(static version => version.MessageName)];

    [Theory]
    [InlineData("pain.001.001.03/two-own-one-guardian")]
    [InlineData("pain.001.001.09/two-own-one-guardian")]
    public void Write_GoldenCase_MatchesEveryByte(string caseName) => Golden.AssertMatches(
        Golden.PathOf($"{caseName}/expected.xml"), WriteGolden(Find(caseName.Split('/')[0])));

    [Theory]
    [MemberData(nameof(Versions))]
    public void Write_GoldenCase_IsValidBySchema(string version) =>
        Assert.Empty(Xsd.Validate(WriteGolden(Find(version)), version));

    [Theory]
    [MemberData(nameof(Versions))]
    public void Write_ThousandPayments_IsValidBySchema(string version) =>
        Assert.Empty(Xsd.Validate(
            Write([.. Enumerable.Range(1, 1_000).Select(number => PaymentSamples.BankEntry(number))], Find(version)),
            version));

    [Theory]
    [MemberData(nameof(Versions))]
    public void Read_EitherVersion_GivesTheSamePayments(string version)
    {
        (Pain001Summary summary, IReadOnlyList<Pain001Payment> payments) =
            Pain001Reader.Read(new MemoryStream(WriteGolden(Find(version))));

        (Pain001Summary newest, IReadOnlyList<Pain001Payment> same) =
            Pain001Reader.Read(new MemoryStream(WriteGolden()));
        Assert.Equal(Find(version), summary.Version);
        Assert.Equal(newest with { Version = summary.Version }, summary);
        Assert.Equal(
            same.Select(payment => payment with { Uetr = "" }), payments.Select(payment => payment with { Uetr = "" }));
        Assert.Equal(summary.Version.HasUetr, payments[0].Uetr.Length > 0);
    }

    /// <summary>DESIGN 5.5: no programme, no reason that tells a diagnosis, and no citizen id for a bank.</summary>
    [Fact]
    public void Write_AnyFile_TellsNoProgrammeAndNoCitizenId()
    {
        PaymentEntry entry = PaymentSamples.BankEntry().ForGuardian() with
        {
            Key = PaymentSamples.BankEntry().Key with { Programme = "BT03A", Reference = "HIV-7" },
        };

        string text = Encoding.UTF8.GetString(Write([entry]));

        Assert.DoesNotContain("BT03", text, StringComparison.Ordinal);
        Assert.DoesNotContain("HIV", text, StringComparison.Ordinal);
        Assert.DoesNotContain(entry.Key.Person.Reveal(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(entry.PayeeId.Reveal(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("UBND", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NameThatTheBankDoesNotTake_ThrowsAndCutsNothing()
    {
        var narrow = new CharacterRules(CharacterRules.BankCharacters, true, true, nameMax: 10, textMax: 140);

        Assert.Throws<ArgumentException>(
            () => Write([PaymentSamples.BankEntry() with { PayeeName = PersonName.From("李") }]));
        Assert.Throws<ArgumentException>(() => Write([PaymentSamples.BankEntry()], characters: narrow));
    }

    [Fact]
    public void Write_SameInputTwice_IsTheSameBytes() => Assert.Equal(WriteGolden(), WriteGolden());

    [Fact]
    public void Write_CashNoMoneyOrNothing_Throws()
    {
        Assert.Throws<ArgumentException>(() => Write([PaymentSamples.CashEntry()]));
        Assert.Throws<ArgumentException>(() => Write([PaymentSamples.BankEntry(1, 0)]));
        Assert.Throws<ArgumentException>(() => Write([]));
    }

    [Fact]
    public void Read_GoldenCase_GivesWhatWasWritten()
    {
        (Pain001Summary summary, IReadOnlyList<Pain001Payment> payments) =
            Pain001Reader.Read(new MemoryStream(WriteGolden()));

        Assert.Equal(PaymentSamples.BankFile.ToString(), summary.MessageId);
        Assert.Equal(PaymentSamples.ProposedAt, summary.CreatedAt);
        Assert.Equal(new DateOnly(2024, 6, 5), summary.ExecuteOn);
        Assert.Equal(Debtor.Account, summary.Debtor.Account);
        Assert.Equal(new Tally(3, Vnd.FromDong(2_340_000)), summary.Total);
        Assert.Equal(["", "", "BUI THI MAU"], payments.Select(payment => payment.UltimateCreditorName));
        Assert.Equal("DINH VAN HO", payments[2].CreditorName);
    }

    /// <summary>
    /// Write-read is identity, and the reader's own sums are those of the payments, whatever they are.
    /// </summary>
    [Fact]
    public void WriteThenRead_AnyPayments_KeepsThemAndTheirSums()
    {
        Gen<PaymentEntry[]> cases = Gen.Choose(1, 499_999_999).NonEmptyListOf().Select(amounts =>
            amounts.Select((dong, index) => PaymentSamples.BankEntry(index + 1, dong)).ToArray());
        Prop.ForAll(cases.ToArbitrary(), entries =>
        {
            (Pain001Summary summary, IReadOnlyList<Pain001Payment> read) =
                Pain001Reader.Read(new MemoryStream(Write(entries)));

            Assert.Equal(new Tally(entries.Length, Vnd.Sum(entries.Select(entry => entry.Amount))), summary.Total);
            Assert.Equal(
                entries.Select(entry => (entry.Id, entry.Uetr, entry.Amount, entry.Institution, entry.Account)),
                read.Select(payment => (payment.EndToEndId, payment.Uetr, payment.Amount,
                    (string?)payment.Institution, (AccountNumber?)payment.Account)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Theory]
    [InlineData("<NbOfTxs>3<", "<NbOfTxs>4<", FileProblem.CountDiffers)]
    [InlineData("<CtrlSum>2340000<", "<CtrlSum>2340001<", FileProblem.SumDiffers)]
    [InlineData("<CtrlSum>2340000<", "<CtrlSum>2340000.5<", FileProblem.SumDiffers)]
    [InlineData("Ccy=\"VND\">540000<", "Ccy=\"VND\">540001<", FileProblem.SumDiffers)]
    [InlineData("Ccy=\"VND\">540000<", "Ccy=\"USD\">540000<", FileProblem.ValueInvalid)]
    [InlineData("Ccy=\"VND\">540000<", "Ccy=\"VND\">-540000<", FileProblem.ValueInvalid)]
    [InlineData("Ccy=\"VND\">540000<", "Ccy=\"VND\">540000.25<", FileProblem.ValueInvalid)]
    [InlineData("pain.001.001.09\">", "pain.001.001.05\">", FileProblem.WrongKind)]
    [InlineData("pain.001.001.09\">", "pain.001.001.03\">", FileProblem.Missing)]
    [InlineData("<CreDtTm>2024", "<CreDtTm>x", FileProblem.ValueInvalid)]
    [InlineData("</Document>", "", FileProblem.NotReadable)]
    [InlineData("<MsgId>", "<MsgIdx>", FileProblem.NotReadable)]
    public void Read_FileChanged_IsRefusedWithItsReason(string before, string after, FileProblem expected)
    {
        string text = Encoding.UTF8.GetString(WriteGolden());
        int at = text.IndexOf(before, StringComparison.Ordinal);
        string changed = string.Concat(text.AsSpan(0, at), after, text.AsSpan(at + before.Length));

        FileFormatException problem = Assert.Throws<FileFormatException>(
            () => Pain001Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(changed))));

        Assert.Equal(expected, problem.Problem);
    }

    [Fact]
    public void Read_SecondLevelTotalChanged_IsRefused()
    {
        string text = Encoding.UTF8.GetString(WriteGolden());
        int at = text.LastIndexOf("<NbOfTxs>3", StringComparison.Ordinal);
        string changed = text.Remove(at, 10).Insert(at, "<NbOfTxs>2");

        FileFormatException problem = Assert.Throws<FileFormatException>(
            () => Pain001Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(changed))));

        Assert.Equal((FileProblem.CountDiffers, "PmtInf/NbOfTxs"), (problem.Problem, problem.Where));
    }

    [Fact]
    public void Read_OnePaymentTwice_IsRefused()
    {
        PaymentEntry entry = PaymentSamples.BankEntry();

        FileFormatException problem = Assert.Throws<FileFormatException>(
            () => Pain001Reader.Read(new MemoryStream(Write([entry, entry]))));

        Assert.Equal(FileProblem.Duplicate, problem.Problem);
    }

    /// <summary>A document type could fetch files or grow without bound; it is refused before it is read.</summary>
    [Fact]
    public void Read_DocumentType_IsRefused()
    {
        const string Bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><Document>&c;</Document>";

        FileFormatException problem = Assert.Throws<FileFormatException>(
            () => Pain001Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Bomb))));

        Assert.Equal(FileProblem.NotReadable, problem.Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<Document/>")]
    public void Read_OtherBytes_IsRefused(string text) => Assert.Throws<FileFormatException>(
        () => Pain001Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));

    /// <summary>Any cut of a file is refused and never taken for a smaller one.</summary>
    [Fact]
    public void Read_FileCutAnywhere_IsRefused()
    {
        byte[] file = WriteGolden();
        for (int length = 0; length < file.Length - "</Document>".Length; length += 37)
        {
            Assert.Throws<FileFormatException>(() => Pain001Reader.Read(new MemoryStream(file[..length])));
        }
    }

    private static Pain001Version Find(string name) =>
        Pain001Version.TryFind(name, out Pain001Version? version)
            ? version
            : throw new ArgumentException(name, nameof(name));

    private static byte[] WriteGolden(Pain001Version? version = null) => Write(
        [
            PaymentSamples.BankEntry(1),
            PaymentSamples.BankEntry(2, 1_080_000),
            PaymentSamples.BankEntry(3, 720_000).ForGuardian(),
        ],
        version);

    [Fact]
    public void Write_OrdinaryRoute_NamesTheClearing()
    {
        string ordinary = Encoding.UTF8.GetString(Write([PaymentSamples.BankEntry()], route: TransferRoute.Ordinary));

        Assert.Contains("<Prtry>CITAD</Prtry>", ordinary, StringComparison.Ordinal);
        Assert.DoesNotContain("CITAD", Encoding.UTF8.GetString(WriteGolden()), StringComparison.Ordinal);
    }

    private static byte[] Write(
        IReadOnlyList<PaymentEntry> entries,
        Pain001Version? version = null,
        CharacterRules? characters = null,
        TransferRoute route = TransferRoute.Own)
    {
        using var stream = new MemoryStream();
        Pain001Writer.Write(
            stream,
            new Pain001Header
            {
                Version = version ?? Pain001Version.V09,
                Id = PaymentSamples.BankFile,
                CreatedAt = PaymentSamples.ProposedAt,
                Debtor = Debtor,
                ExecuteOn = new DateOnly(2024, 6, 5),
                Period = PaymentSamples.June,
                Characters = characters ?? CharacterRules.Bank,
                Route = route,
            },
            entries);
        return stream.ToArray();
    }
}
