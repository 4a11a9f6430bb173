using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;
using Disbursement.Formats.Xml;

namespace Disbursement.Formats.Pain002;

/// <summary>Reads a pain.002 of any version: status of the group, its payment informations and payments.</summary>
/// <remarks>
/// The most detailed level that speaks decides: a payment's own status, else its payment information's, else the
/// group's. A bad line is a value with its problem and the rest goes on; totals per status that differ from the lines
/// refuse the file.
/// </remarks>
public static class Pain002Reader
{
    private const string Group = "OrgnlGrpInfAndSts";
    private const string Information = "OrgnlPmtInfAndSts";
    private const string Transaction = "OrgnlPmtInfAndSts/TxInfAndSts";

    /// <summary>Reads a report.</summary>
    /// <exception cref="FileFormatException">It is no such file, or its totals per status differ from its
    /// lines.</exception>
    public static ResultDocument Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using XmlWalker xml = XmlWalker.Open(
            stream, [.. Pain002Version.All.Select(static known => known.Namespace)], Pain002Version.Root);
        var reading = new Reading(Pain002Version.All.First(known => known.Namespace == xml.Namespace));
        while (xml.Next())
        {
            reading.Take(xml);
        }

        return reading.Complete();
    }

    private sealed class Reading(Pain002Version version)
    {
        private readonly List<ResultLine> _lines = [];
        private readonly List<WholeFileResult> _wholes = [];
        private readonly List<(string Status, long Count, Vnd? Sum)> _declared = [];
        private readonly Dictionary<string, Tally> _actual = new(StringComparer.Ordinal);
        private readonly StatusParts _group = new(Group);
        private readonly StatusParts _information = new(Information);
        private readonly StatusParts _transaction = new(Transaction);
        private readonly Dictionary<string, string> _detail = new(StringComparer.Ordinal);
        private string _messageId = "";
        private DateTimeOffset _createdAt;
        private int _linesOfInformation;
        private bool _hasGroup;

        public void Take(XmlWalker xml)
        {
            if (xml.Step == XmlStep.Start)
            {
                Begin(xml.Path);
                return;
            }

            switch (xml.Path)
            {
                case "GrpHdr/MsgId":
                    _messageId = xml.Text;
                    break;
                case "GrpHdr/CreDtTm":
                    _createdAt = IsoValues.TryTime(xml.Text, out DateTimeOffset time)
                        ? time
                        : throw xml.Problem(FileProblem.ValueInvalid);
                    break;
                case Group:
                    _hasGroup = true;
                    break;
                case $"{Group}/NbOfTxsPerSts":
                    TakeDeclared(xml);
                    break;
                case Transaction:
                    TakeTransaction();
                    break;
                case Information:
                    TakeInformation();
                    break;
                default:
                    Keep(xml);
                    break;
            }
        }

        public ResultDocument Complete()
        {
            if (_messageId.Length == 0 || !_hasGroup || OriginalMessageId.Length == 0)
            {
                throw new FileFormatException(FileProblem.Missing, Group);
            }

            CheckDeclared();
            if (_wholes.Count == 0)
            {
                // A bank that lists only the exceptions says with the group's status what became of the rest.
                AddWhole(_group);
            }

            return new ResultDocument(version.MessageName, _messageId, _lines, _wholes);
        }

        private string OriginalMessageId => _group.Value("OrgnlMsgId");

        private void Begin(string path)
        {
            if (path == Information)
            {
                _information.Clear();
                _linesOfInformation = 0;
            }
            else if (path == Transaction)
            {
                _transaction.Clear();
            }
            else if (path == $"{Group}/NbOfTxsPerSts")
            {
                _detail.Clear();
            }
        }

        private void Keep(XmlWalker xml)
        {
            if (xml.Text.Length == 0)
            {
                return;
            }

            if (xml.Path.StartsWith($"{Group}/NbOfTxsPerSts/", StringComparison.Ordinal))
            {
                _detail[xml.Path] = xml.Text;
            }
            else if (!_transaction.Keep(xml.Path, xml.Text) && !_information.Keep(xml.Path, xml.Text))
            {
                _group.Keep(xml.Path, xml.Text);
            }
        }

        private void TakeDeclared(XmlWalker xml)
        {
            string status = _detail.GetValueOrDefault($"{Group}/NbOfTxsPerSts/DtldSts", "");
            string count = _detail.GetValueOrDefault($"{Group}/NbOfTxsPerSts/DtldNbOfTxs", "");
            string sum = _detail.GetValueOrDefault($"{Group}/NbOfTxsPerSts/DtldCtrlSum", "");
            Vnd total = Vnd.Zero;
            if (!IsoValues.TryCount(count, out long number) || (sum.Length > 0 && !IsoValues.TryAmount(sum, out total)))
            {
                throw xml.Problem(FileProblem.ValueInvalid);
            }

            _declared.Add((status, number, sum.Length > 0 ? total : null));
        }

        private void TakeTransaction()
        {
            _linesOfInformation++;
            string status = _transaction.Value("TxSts");
            IReadOnlyList<string> reasons = _transaction.Reasons;
            string time = _transaction.Value("AccptncDtTm");
            string amount = _transaction.Value("OrgnlTxRef/Amt/InstdAmt");
            Vnd value = Vnd.Zero;
            DateTimeOffset at = _createdAt;
            bool idValid = EndToEndId.TryParse(_transaction.Value("OrgnlEndToEndId"), out EndToEndId id);
            bool amountValid = amount.Length == 0 || IsoValues.TryAmount(amount, out value);
            bool timeValid = time.Length == 0 || IsoValues.TryTime(time, out at);
            ResultStatus? result = IsoStatus.ToResult(status, reasons);
            _actual[status] = _actual.GetValueOrDefault(status).With(value);

            ResultLineProblem problem = !idValid ? ResultLineProblem.IdInvalid
                : !amountValid ? ResultLineProblem.AmountInvalid
                : !timeValid ? ResultLineProblem.TimeInvalid
                : result is not null ? ResultLineProblem.None
                : IsoStatus.IsOnTheWay(status) ? ResultLineProblem.Pending
                : ResultLineProblem.StatusUnknown;
            PaymentResult? made = problem == ResultLineProblem.None
                ? new PaymentResult(
                    id, result!.Value, IsoStatus.ReasonOf(reasons), amount.Length == 0 ? null : value, at, _messageId)
                : null;
            _lines.Add(new ResultLine(_lines.Count + 1, OriginalMessageId, id, made, problem));
        }

        private void TakeInformation()
        {
            if (_linesOfInformation == 0)
            {
                AddWhole(_information);
            }
        }

        private void AddWhole(StatusParts parts)
        {
            string status = parts.Value(parts == _group ? "GrpSts" : "PmtInfSts");
            if (IsoStatus.ToResult(status, parts.Reasons) is { } result)
            {
                _wholes.Add(new WholeFileResult(
                    OriginalMessageId, result, IsoStatus.ReasonOf(parts.Reasons), _createdAt));
            }
        }

        private void CheckDeclared()
        {
            foreach ((string status, long count, Vnd? sum) in _declared)
            {
                Tally actual = _actual.GetValueOrDefault(status);
                if (count != actual.Count)
                {
                    throw new FileFormatException(FileProblem.CountDiffers, $"{Group}/NbOfTxsPerSts");
                }

                if (sum is { } declared && declared != actual.Sum)
                {
                    throw new FileFormatException(FileProblem.SumDiffers, $"{Group}/NbOfTxsPerSts");
                }
            }
        }
    }

    /// <summary>The values and reasons below one element that carries a status.</summary>
    private sealed class StatusParts(string root)
    {
        private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
        private readonly List<string> _reasons = [];
        private readonly string _prefix = root + "/";

        public IReadOnlyList<string> Reasons => [.. _reasons];

        public string Value(string path) => _values.GetValueOrDefault(_prefix + path, "");

        public void Clear()
        {
            _values.Clear();
            _reasons.Clear();
        }

        public bool Keep(string path, string text)
        {
            if (!path.StartsWith(_prefix, StringComparison.Ordinal))
            {
                return false;
            }

            if (path.EndsWith("/StsRsnInf/Rsn/Cd", StringComparison.Ordinal)
                || path.EndsWith("/StsRsnInf/Rsn/Prtry", StringComparison.Ordinal))
            {
                _reasons.Add(text);
            }
            else
            {
                _values[path] = text;
            }

            return true;
        }
    }
}
