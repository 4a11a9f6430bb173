using System.Globalization;
using Disbursement.Core.Contracts;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Xml;

namespace Disbursement.Formats.Pain001;

/// <summary>Reads a pain.001 of the shape we write, of any version, payment by payment, in bounded memory.</summary>
/// <remarks>Declared totals are never believed: count and sum are recomputed and compared at both levels.</remarks>
public static class Pain001Reader
{
    /// <summary>Reads a file and hands on each payment as it comes.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="each">Called for each payment, before the totals are known to be right.</param>
    /// <exception cref="FileFormatException">It is no such file, a value is wrong, a payment stands twice, or the
    /// totals differ from the payments.</exception>
    public static Pain001Summary Read(Stream stream, Action<Pain001Payment> each)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(each);
        using XmlWalker xml = XmlWalker.Open(
            stream, [.. Pain001Version.All.Select(static known => known.Namespace)], Pain001Version.Root);
        var state = new Reading(Pain001Version.All.First(known => known.Namespace == xml.Namespace));
        while (xml.Next())
        {
            state.Take(xml, each);
        }

        return state.Complete();
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="FileFormatException">As of <see cref="Read(Stream, Action{Pain001Payment})"/>.</exception>
    public static (Pain001Summary Summary, IReadOnlyList<Pain001Payment> Payments) Read(Stream stream)
    {
        var payments = new List<Pain001Payment>();
        Pain001Summary summary = Read(stream, payments.Add);
        return (summary, payments);
    }

    /// <summary>What was read so far.</summary>
    private sealed class Reading(Pain001Version version)
    {
        private readonly HashSet<EndToEndId> _seen = [];
        private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _transaction = new(StringComparer.Ordinal);
        private Tally _total;
        private Tally _ofInformation;

        public void Take(XmlWalker xml, Action<Pain001Payment> each)
        {
            if (xml.Step == XmlStep.Start)
            {
                Begin(xml);
            }
            else if (xml.Path == "PmtInf/CdtTrfTxInf")
            {
                Pain001Payment payment = Payment(xml);
                _total = _total.With(payment.Amount);
                _ofInformation = _ofInformation.With(payment.Amount);
                each(payment);
            }
            else if (xml.Path == "PmtInf")
            {
                CheckTotals("PmtInf", _ofInformation, xml);
            }
            else if (xml.Text.Length > 0)
            {
                bool inside = xml.Path.StartsWith("PmtInf/CdtTrfTxInf/", StringComparison.Ordinal);
                (inside ? _transaction : _values)[xml.Path] = xml.Text;
            }
        }

        public Pain001Summary Complete()
        {
            CheckTotals("GrpHdr", _total, xml: null);
            if (!IsoValues.TryTime(Value("GrpHdr/CreDtTm"), out DateTimeOffset created))
            {
                throw new FileFormatException(FileProblem.ValueInvalid, "GrpHdr/CreDtTm");
            }

            string day = Value(version.DayPath);
            if (!DateOnly.TryParseExact(
                    day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly executeOn))
            {
                throw new FileFormatException(FileProblem.ValueInvalid, version.DayPath);
            }

            var debtor = new Debtor(
                Value("PmtInf/Dbtr/Nm"),
                Value("PmtInf/DbtrAcct/Id/Othr/Id"),
                Value("PmtInf/DbtrAgt/FinInstnId/ClrSysMmbId/MmbId"));
            return new Pain001Summary(version, Value("GrpHdr/MsgId"), created, debtor, executeOn, _total);
        }

        private void Begin(XmlWalker xml)
        {
            if (xml.Path == "PmtInf")
            {
                _ofInformation = Tally.None;
                _values.Remove("PmtInf/NbOfTxs");
                _values.Remove("PmtInf/CtrlSum");
            }
            else if (xml.Path == "PmtInf/CdtTrfTxInf")
            {
                _transaction.Clear();
            }
            else if (xml.Path == "PmtInf/CdtTrfTxInf/Amt/InstdAmt" && xml.Attribute("Ccy") != "VND")
            {
                throw xml.Problem(FileProblem.ValueInvalid);
            }
        }

        private Pain001Payment Payment(XmlWalker xml)
        {
            if (!EndToEndId.TryParse(Part("PmtId/EndToEndId"), out EndToEndId id)
                || !IsoValues.TryAmount(Part("Amt/InstdAmt"), out Vnd amount) || amount == Vnd.Zero
                || !AccountNumber.TryParse(Part("CdtrAcct/Id/Othr/Id"), out AccountNumber account))
            {
                throw xml.Problem(FileProblem.ValueInvalid);
            }

            if (!_seen.Add(id))
            {
                throw xml.Problem(FileProblem.Duplicate);
            }

            return new Pain001Payment(
                id, version.HasUetr ? Part("PmtId/UETR") : "", amount,
                Part("CdtrAgt/FinInstnId/ClrSysMmbId/MmbId"), account,
                Part("Cdtr/Nm"), _transaction.GetValueOrDefault("PmtInf/CdtTrfTxInf/UltmtCdtr/Nm", ""));

            string Part(string path) =>
                _transaction.GetValueOrDefault($"PmtInf/CdtTrfTxInf/{path}")
                ?? throw new FileFormatException(FileProblem.Missing, path, xml.Line);
        }

        private void CheckTotals(string level, Tally actual, XmlWalker? xml)
        {
            int line = xml?.Line ?? 0;
            if (!IsoValues.TryCount(Value($"{level}/NbOfTxs"), out long count) || count != actual.Count)
            {
                throw new FileFormatException(FileProblem.CountDiffers, $"{level}/NbOfTxs", line);
            }

            if (!IsoValues.TryAmount(Value($"{level}/CtrlSum"), out Vnd sum) || sum != actual.Sum)
            {
                throw new FileFormatException(FileProblem.SumDiffers, $"{level}/CtrlSum", line);
            }
        }

        private string Value(string path) =>
            _values.GetValueOrDefault(path) ?? throw new FileFormatException(FileProblem.Missing, path);
    }
}
